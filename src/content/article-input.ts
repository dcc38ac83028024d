import { fingerprint } from '../article/fingerprint.js'
import type { ImageSize } from '../article/image-size.js'
import type { Edition, Entry } from '../article/types.js'
import { type Anchors, withResolvedLinks } from './anchors.js'
import type { FileFields, TextField } from './fields.js'
import type { FileBlock } from './file.js'
import type { BlockMatch } from './match.js'
import type { TranslationFact } from './record.js'
import { textFingerprints } from './text-fingerprints.js'
import type { ContentArticle, ContentFile } from './types.js'
import type { BlockUnit } from './units.js'

/** An article's data as its files give it, to be checked like data from anywhere else. */
export function articleInput<C extends string>(
  { id, source, translations, ids, anchors, images }: ContentArticle<C>,
  units: readonly BlockUnit[],
  fieldsOf: (file: ContentFile<C>) => FileFields,
): Readonly<Record<string, unknown>> {
  const own = fieldsOf(source)
  const files = [source, ...translations]
  const text = (name: TextField): Readonly<Record<string, unknown>> | undefined => {
    const words = name === 'title' ? titleOf(id, source, own) : own.texts.get(name)
    if (words === undefined) return undefined
    const others = translations.flatMap((file): [string, unknown][] => {
      const entry = textEntry(name, words, file, fieldsOf(file))
      return entry === undefined ? [] : [[file.locale, entry]]
    })
    return Object.fromEntries([[source.locale, words], ...others])
  }
  const slugs = files.flatMap((file): [string, string][] => {
    const slug = fieldsOf(file).texts.get('slug')
    return slug === undefined ? [] : [[file.locale, slug]]
  })
  const description = text('description')
  const { date, section, expires, authors, tags, formerSlugs } = own.shared
  return {
    id,
    source: source.locale,
    section,
    published: own.own.published ?? date,
    updated: own.own.updated,
    expires,
    draft: own.own.draft,
    authors,
    formerSlugs,
    tags,
    editions: editionsOf(translations, fieldsOf),
    slug: slugs.length === 0 ? undefined : Object.fromEntries(slugs),
    title: text('title'),
    summary: text('summary'),
    image: imageOf(source, translations, images.sizes, fieldsOf),
    localized: description === undefined ? undefined : { description },
    blocks: blocksOf({ source, translations, ids, anchors }, units),
    definitions: definitionsOf(files),
    meta: Object.keys(own.meta).length === 0 ? undefined : own.meta,
  }
}

// A file without a title in its front matter is named by its first heading.
function titleOf(id: string, { parsed }: ContentFile, { texts }: FileFields): string {
  return texts.get('title') ?? headingText(parsed.blocks) ?? id
}

function headingText(blocks: readonly FileBlock[]): string | undefined {
  const [first] = blocks
  // A copy of the source's heading waits for its translation.
  if (first === undefined || first.todo !== undefined) return undefined
  if (first.node.type !== 'heading' || first.node.depth !== 1) return undefined
  const text = first.text.replace(/^[ \t]*#[ \t]+/, '')
  const words = text.replace(/\r?\n[ \t]*=+[ \t]*$/, '')
  const bare = (words === text ? withoutClosing(text) : words).trim()
  return bare === '' ? undefined : bare
}

function withoutClosing(heading: string): string {
  const text = heading.trimEnd()
  let end = text.length
  while (text[end - 1] === '#') end -= 1
  return text.slice(0, end)
}

function textEntry<C extends string>(
  name: TextField,
  words: string,
  { parsed, record }: ContentFile<C>,
  { texts }: FileFields,
): Entry | undefined {
  const own = texts.get(name) ?? (name === 'title' ? headingText(parsed.blocks) : undefined)
  if (own === undefined) return undefined
  const known = record.translations.filter((fact) => fact.field === name)
  const facts = known.filter((fact) => fact.text === fingerprint(own))
  const of = fingerprint(words)
  if (facts.length === 0) return changedEntry(own, of, known)
  const current = facts.filter((fact) => fact.of === of)
  const origin = current.length === 0 ? facts : current
  const machine = origin.every(({ by }) => by === 'machine')
  return { text: own, of: origin[0]?.of, ...(machine && { machine }) }
}

// New words are known by what the earlier ones were made from.
function changedEntry(own: string, of: string, known: readonly TranslationFact[]): Entry {
  const [first] = known
  if (first === undefined) return own
  return { text: own, of: known.some((fact) => fact.of === of) ? of : first.of }
}

function editionsOf<C extends string>(
  translations: readonly ContentFile<C>[],
  fieldsOf: (file: ContentFile<C>) => FileFields,
): Readonly<Record<string, Edition>> | undefined {
  const editions = translations.flatMap((file): [string, Edition][] => {
    const { own, meta } = fieldsOf(file)
    const { draft, published, updated, translators } = own
    const edition: Edition = {
      ...(draft === undefined ? {} : { draft }),
      ...(published === undefined ? {} : { published }),
      ...(updated === undefined ? {} : { updated }),
      ...(translators === undefined ? {} : { translators }),
      ...(Object.keys(meta).length === 0 ? {} : { meta }),
    }
    return Object.keys(edition).length === 0 ? [] : [[file.locale, edition]]
  })
  return editions.length === 0 ? undefined : Object.fromEntries(editions)
}

function imageOf<C extends string>(
  source: ContentFile<C>,
  translations: readonly ContentFile<C>[],
  sizes: ReadonlyMap<string, ImageSize>,
  fieldsOf: (file: ContentFile<C>) => FileFields,
): Readonly<Record<string, unknown>> | undefined {
  const { src, alt, ...written } = fieldsOf(source).image ?? {}
  if (src === undefined) return undefined
  const hasSize = written.width !== undefined || written.height !== undefined
  const { width, height } = hasSize ? written : { ...sizes.get(src) }
  const alts = translations.flatMap((file): [string, string][] => {
    const own = fieldsOf(file).image?.alt
    return own === undefined ? [] : [[file.locale, own]]
  })
  const hasAlt = alt !== undefined && alt.trim() !== ''
  return {
    src,
    width,
    height,
    alt: hasAlt ? Object.fromEntries([[source.locale, alt], ...alts]) : undefined,
  }
}

function definitionsOf<C extends string>(
  files: readonly ContentFile<C>[],
): Readonly<Record<string, string>> | undefined {
  const found = files.flatMap(({ locale, parsed }): [string, string][] => {
    return parsed.definitions === '' ? [] : [[locale, parsed.definitions]]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

function blocksOf<C extends string>(
  {
    source,
    translations,
    ids,
    anchors,
  }: Pick<ContentArticle<C>, 'source' | 'translations' | 'ids' | 'anchors'>,
  units: readonly BlockUnit[],
): readonly BlockData[] {
  const none: Anchors = new Map()
  const texts = textFingerprints(source.parsed.blocks)
  const unitNames = new Map<number, string>()
  for (const { first, last } of units) {
    for (let at = first; at <= last; at += 1) unitNames.set(at, ids[first] ?? '')
  }
  return source.parsed.blocks.flatMap((block, at): readonly BlockData[] => {
    const words = withResolvedLinks(block, anchors.get(source.locale) ?? none)
    if (words.trim() === '') return []
    const unit = unitNames.has(at) ? { unit: unitNames.get(at) } : {}
    if (block.node.type === 'thematicBreak') return [{ id: ids[at], text: words, ...unit }]
    const current = words === block.text ? texts[at] : fingerprint(words)
    const entries = translations.flatMap(({ locale, parsed, match }): [string, Entry][] => {
      const found = match.blocks[at]
      if (found === undefined) return []
      if (parsed.omitted.includes(ids[at] ?? '')) return [[locale, null]]
      const own = parsed.blocks[found.translation ?? -1]
      const text = own === undefined ? '' : withResolvedLinks(own, anchors.get(locale) ?? none)
      const entry = entryOf(found, text, current)
      return entry === undefined ? [] : [[locale, entry]]
    })
    return [
      { id: ids[at], text: Object.fromEntries([[source.locale, words], ...entries]), ...unit },
    ]
  })
}

function entryOf(match: BlockMatch, text: string, current: string | undefined): Entry | undefined {
  const { state, of, machine } = match
  switch (state) {
    case 'absent':
      return undefined
    case 'todo':
    case 'unsure':
    case 'untranslated':
      return { missing: state, ...(text.trim() === '' ? {} : { text }) }
    case 'outdated':
      return { text, of: of ?? UNKNOWN_SOURCE, ...(machine && { machine }) }
    case 'translated':
      if (of === undefined) return text
      // In the article links are aimed at block ids, so its source text has a fingerprint of its own.
      return { text, of: current, ...(machine && { machine }) }
  }
}

// No text has this fingerprint.
const UNKNOWN_SOURCE = 'unknown'

interface BlockData {
  readonly id: string | undefined
  readonly text: unknown
  readonly unit?: string | undefined
}
