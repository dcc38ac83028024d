import type { Edit, Rule } from './edit.js'
import type { Habits, Quotes } from './habits.js'

const OPENS_AFTER = /[\s([{«„“‘‚—–\-/]/

/**
 * Straight double quotes to the language's. Those without a partner stay: inches, seconds, and
 * quotes that go on in the next paragraph. Quotation marks that an author has typed count as nesting.
 */
export function quoting({ quotes, inner }: Habits): Rule {
  return (text) => {
    if (!text.includes('"')) return []
    const { opening, closing } = findPairs(text)
    const edits: Edit[] = []
    const open: Quotes[] = []
    let typed = 0
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === quotes[0]) typed += 1
      else if (text[at] === quotes[1] && typed > 0) typed -= 1
      else if (opening.has(at)) {
        const marks = (typed + open.length) % 2 === 0 ? quotes : inner
        open.push(marks)
        edits.push({ start: at, end: at + 1, text: marks[0] })
      } else if (closing.has(at)) {
        edits.push({ start: at, end: at + 1, text: (open.pop() ?? quotes)[1] })
      }
    }
    return edits
  }
}

interface Pairs {
  readonly opening: ReadonlySet<number>
  readonly closing: ReadonlySet<number>
}

function findPairs(text: string): Pairs {
  const opening = new Set<number>()
  const closing = new Set<number>()
  const waiting: number[] = []
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const before = text[at - 1]
    const after = text[at + 1]
    const isFirst = before === undefined || OPENS_AFTER.test(before) || waiting.at(-1) === at - 1
    if (isFirst && after !== undefined && !/\s/.test(after)) waiting.push(at)
    else if (before !== undefined && !/\s/.test(before)) {
      const open = waiting.pop()
      if (open === undefined) continue
      opening.add(open)
      closing.add(at)
    }
  }
  return { opening, closing }
}
