import type { Definition, FootnoteDefinition, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Diagnostic, quote } from '../errors.js'
import type { Direction } from '../locale/direction.js'
import type { DefinitionSource } from '../resolve/types.js'
import { type KnownLabels, labelOf, NO_LABELS } from './labels.js'
import { placeOf } from './place.js'

/** A footnote's definition and where it comes from. */
export interface FoundNote {
  /** Unique in the article: footnotes belong to a locale and a label. */
  readonly key: string
  readonly locale: string
  readonly dir: Direction
  readonly label: string
  /** The text it stands in. */
  readonly text: string
  readonly block?: string | undefined
  /** The node itself, when a plugin made it and no text holds it. */
  readonly node?: FootnoteDefinition
}

/** What the labels in a text of one locale mean. */
export interface Lookup {
  readonly labels: KnownLabels
  readonly link: (label: string) => Definition | undefined
  readonly note: (label: string) => FoundNote | undefined
}

/** All link and footnote definitions of an article, by locale. */
export interface Definitions {
  /** The meaning of labels in a text of this locale: its own definitions, then along the chain. */
  readonly lookup: (locale: string) => Lookup
  readonly diagnostics: readonly Diagnostic[]
}

interface OwnDefinitions {
  readonly locale: string
  readonly links: ReadonlyMap<string, Definition>
  readonly notes: ReadonlyMap<string, FoundNote>
}

/** Collects the definitions of an article. The first of a label wins; repeats are reported. */
export function collectDefinitions(
  sources: readonly DefinitionSource[],
  parse: (text: string, labels: KnownLabels) => Root,
): Definitions {
  const diagnostics: Diagnostic[] = []
  const all = sources.map((source) => readSource(source, parse, diagnostics))
  const lookups = new Map<string, Lookup>()
  return {
    diagnostics,
    lookup: (locale) => {
      const known = lookups.get(locale)
      if (known !== undefined) return known
      const own = all.filter((each) => each.locale === locale)
      const lookup = createLookup([...own, ...all.filter((each) => each.locale !== locale)])
      lookups.set(locale, lookup)
      return lookup
    },
  }
}

/** Parses a note's own text again, now with every label known that it may use, and finds it there. */
export function parseNote(
  { node, text, label }: FoundNote,
  { labels }: Lookup,
  parse: (text: string, labels: KnownLabels) => Root,
): Root {
  const found = node ?? notesOf(parse(text, labels)).get(label)
  return { type: 'root', children: found?.children ?? [] }
}

// A tree is walked once for all the notes it holds.
const notesOfTrees = new WeakMap<Root, ReadonlyMap<string, FootnoteDefinition>>()

function notesOf(tree: Root): ReadonlyMap<string, FootnoteDefinition> {
  const known = notesOfTrees.get(tree)
  if (known !== undefined) return known
  const notes = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (each) => {
    if (!notes.has(labelOf(each))) notes.set(labelOf(each), each)
  })
  notesOfTrees.set(tree, notes)
  return notes
}

function createLookup(inOrder: readonly OwnDefinitions[]): Lookup {
  const links = new Map<string, Definition>()
  const notes = new Map<string, FoundNote>()
  for (const own of inOrder) {
    for (const [label, node] of own.links) if (!links.has(label)) links.set(label, node)
    for (const [label, note] of own.notes) if (!notes.has(label)) notes.set(label, note)
  }
  const isEmpty = links.size === 0 && notes.size === 0
  return {
    labels: isEmpty ? NO_LABELS : { links: [...links.keys()], notes: [...notes.keys()] },
    link: (label) => links.get(label),
    note: (label) => notes.get(label),
  }
}

function readSource(
  { locale, dir, texts }: DefinitionSource,
  parse: (text: string, labels: KnownLabels) => Root,
  diagnostics: Diagnostic[],
): OwnDefinitions {
  const links = new Map<string, Definition>()
  const notes = new Map<string, FoundNote>()
  for (const { text, block } of texts) {
    visit(parse(text, NO_LABELS), (node) => {
      if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
      const label = labelOf(node)
      const known: ReadonlyMap<string, unknown> = node.type === 'definition' ? links : notes
      if (known.has(label)) diagnostics.push(duplicate(node, locale, block))
      else if (node.type === 'definition') links.set(label, node)
      else
        notes.set(label, { key: JSON.stringify([locale, label]), locale, dir, label, text, block })
    })
  }
  return { locale, links, notes }
}

function duplicate(
  node: Definition | FootnoteDefinition,
  locale: string,
  block: string | undefined,
): Diagnostic {
  const label = node.type === 'definition' ? node.label : `^${node.label}`
  return {
    code: 'duplicate-definition',
    severity: 'warning',
    message: `The label ${quote(`[${label}]`)} is already defined in this article; the first one is used. Give this one another label.`,
    locale,
    ...(block === undefined ? {} : { block }),
    ...placeOf(node.position),
  }
}
