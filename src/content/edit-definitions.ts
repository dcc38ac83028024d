import type { Definition } from 'mdast'
import type { Article } from '../article/types.js'
import { quote, SteleError } from '../errors.js'
import type { FileStyle } from './file-style.js'
import { parseMarkdown } from './parse-markdown.js'
import type { ContentArticle } from './types.js'

/** A file's parts between its blocks: what stands before each, and the tail. */
export interface Gaps {
  readonly befores: readonly string[]
  readonly tail: string
}

/** The gaps of a file with the link definitions that its article has in a locale. */
export function definedGaps<C extends string>(
  gaps: Gaps,
  article: Article<C>,
  current: ContentArticle<C> | undefined,
  locale: C,
  path: string,
  style: FileStyle,
): Gaps {
  const wanted = article.definitions?.[locale] ?? ''
  const known = current?.article?.definitions?.[locale] ?? ''
  return wanted === known ? gaps : editDefinitions(gaps, wanted, path, style)
}

/**
 * Gives a file other link definitions: each stays where it stands, those that are gone are taken
 * out, new ones go to the end.
 *
 * @throws SteleError `write-refused` where the text holds anything but link definitions
 */
function editDefinitions(gaps: Gaps, wanted: string, path: string, style: FileStyle): Gaps {
  const left = definitionsOf(wanted, path)
  const taken = new Set<string>()
  const edit = (text: string): string => edited(text, left, taken, style)
  const befores = gaps.befores.map(edit)
  const tail = edit(gaps.tail)
  const added = [...left]
    .filter(([label]) => !taken.has(label))
    .map(([, text]) => style.apply(text))
  if (added.length === 0) return { befores, tail }
  return { befores, tail: tail.trimEnd() + style.gap + added.join(style.lineEnd) + style.lineEnd }
}

// The first of a label wins, as in Markdown.
function definitionsOf(text: string, path: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>()
  for (const node of parseMarkdown(text).children) {
    if (node.type !== 'definition') throw noDefinition(sliceOf(text, node), path)
    const { identifier } = node
    if (!definitions.has(identifier)) definitions.set(identifier, sliceOf(text, node))
  }
  return definitions
}

function edited(
  text: string,
  wanted: ReadonlyMap<string, string>,
  taken: Set<string>,
  style: FileStyle,
): string {
  if (!text.includes(']:')) return text
  const found = parseMarkdown(text).children.filter((node) => node.type === 'definition')
  const changes = found.flatMap((node): readonly Change[] => {
    const from = node.position?.start.offset ?? 0
    const to = node.position?.end.offset ?? 0
    const now = wanted.get(node.identifier)
    if (now === undefined) return [{ ...wholeLines(text, from, to), now: '' }]
    // A second one of a label means nothing, and stays.
    if (taken.has(node.identifier)) return []
    taken.add(node.identifier)
    return now === text.slice(from, to) ? [] : [{ from, to, now: style.apply(now) }]
  })
  return changes.reduceRight(
    (result, { from, to, now }) => result.slice(0, from) + now + result.slice(to),
    text,
  )
}

interface Change {
  readonly from: number
  readonly to: number
  readonly now: string
}

function wholeLines(text: string, from: number, to: number): Omit<Change, 'now'> {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const end = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(to))?.[0].length ?? 0
  return { from: start, to: to + end }
}

function sliceOf(text: string, { position }: Pick<Definition, 'position'>): string {
  return text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

function noDefinition(text: string, path: string): SteleError {
  return new SteleError(
    'write-refused',
    `${quote(path)}: ${quote(text)} among the definitions is no link definition.`,
    { hint: 'Nothing was written. Give a footnote a block of its own: "[^1]: words".' },
  )
}
