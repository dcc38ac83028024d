import type { FileBlock } from './file.js'

/** Blocks that hold together: the first and the last, by index. */
export interface BlockUnit {
  readonly first: number
  readonly last: number
}

interface Mark {
  readonly name: string
  readonly closes: boolean
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/
const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^<>"'{}])*)>/g
const SHORTCODE = /\{\{[<%]\s*(?:(\/)\s*)?([\w-]+)(?![\w-])([^{}]*)[%>]\}\}/g

/**
 * The parts of a document that an HTML element or a paired shortcode holds together: it is opened in
 * one block and closed in another. What is never closed holds nothing.
 */
export function unitsOf(blocks: readonly FileBlock[]): readonly BlockUnit[] {
  const open: { readonly name: string; readonly at: number }[] = []
  const counts = new Map<string, number>()
  const count = (name: string, more: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + more)
  }
  const units: BlockUnit[] = []
  blocks.forEach((block, at) => {
    for (const { name, closes } of marksOf(block)) {
      if (!closes) {
        open.push({ name, at })
        count(name, 1)
        continue
      }
      if ((counts.get(name) ?? 0) === 0) continue
      const opener = open.findLastIndex((each) => each.name === name)
      const first = open[opener]?.at
      if (first === undefined) continue
      // What was opened inside and left open ends here too.
      for (const ended of open.splice(opener)) count(ended.name, -1)
      if (first !== at) units.push({ first, last: at })
    }
  })
  return merge(units)
}

function marksOf({ node, source }: FileBlock): readonly Mark[] {
  if (node.type === 'code') return []
  const text = withoutComments(source.replace(/`[^`\n]*`/g, ''))
  const tags = node.type === 'html' ? marksIn(text, TAG, '') : []
  return [...tags, ...marksIn(text, SHORTCODE, 'shortcode ')]
}

// Comments that nothing ends are not looked for: each would be searched to the end.
function withoutComments(text: string): string {
  const end = text.lastIndexOf('-->') + 1
  return end === 0 ? text : text.slice(0, end + 2).replace(/<!--.*?-->/gs, '') + text.slice(end + 2)
}

function marksIn(text: string, pattern: RegExp, prefix: string): readonly Mark[] {
  return Array.from(text.matchAll(pattern)).flatMap(([, slash, name = '', rest = '']) => {
    const isWhole = rest.trimEnd().endsWith('/') || VOID.test(name.toLowerCase())
    return isWhole ? [] : [{ name: prefix + name.toLowerCase(), closes: slash === '/' }]
  })
}

function merge(units: readonly BlockUnit[]): readonly BlockUnit[] {
  const merged: BlockUnit[] = []
  for (const unit of units.toSorted((one, two) => one.first - two.first || two.last - one.last)) {
    const before = merged.at(-1)
    if (before === undefined || unit.first > before.last) merged.push(unit)
    else merged[merged.length - 1] = { ...before, last: Math.max(before.last, unit.last) }
  }
  return merged
}
