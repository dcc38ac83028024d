import type { Edit, Rule } from './edit.js'
import type { Habits } from './habits.js'

const OPENS_AFTER = /[\s([{«„“‘‚—–\-/]/

/**
 * Straight double quotes to the language's. Those without a partner stay: inches, seconds, and
 * quotes that go on in the next paragraph. Quotation marks that an author has typed count as nesting.
 */
export function quoting({ quotes, inner }: Habits): Rule {
  return (text) => {
    if (!text.includes('"')) return []
    const pairs = findPairs(text)
    const edits: Edit[] = []
    // What the partners of those that are open become.
    const open = new Map<number, string>()
    let typed = 0
    for (let at = 0; at < text.length; at += 1) {
      const partner = pairs.get(at)
      const closing = open.get(at)
      if (text[at] === quotes[0]) typed += 1
      else if (text[at] === quotes[1] && typed > 0) typed -= 1
      else if (partner !== undefined) {
        const [first, last] = (typed + open.size) % 2 === 0 ? quotes : inner
        edits.push({ start: at, end: at + 1, text: first })
        open.set(partner, last)
      } else if (closing !== undefined) {
        edits.push({ start: at, end: at + 1, text: closing })
        open.delete(at)
      }
    }
    return edits
  }
}

// Where quotes open, and where each of them closes.
function findPairs(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const waiting: number[] = []
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const before = text[at - 1]
    const after = text[at + 1]
    const isFirst = before === undefined || OPENS_AFTER.test(before) || waiting.at(-1) === at - 1
    if (isFirst && after !== undefined && !/\s/.test(after)) waiting.push(at)
    else if (before !== undefined && !/\s/.test(before)) {
      const open = waiting.pop()
      if (open === undefined) continue
      pairs.set(open, at)
    }
  }
  return pairs
}
