import { fingerprint } from '../article/fingerprint.js'
import type { Article, Entry, LocalizedText, TranslatedText } from '../article/types.js'
import { omitMark, outdatedMark } from './comments.js'
import { type FilePiece, rebuildFile } from './edit-file.js'
import { editHead } from './edit-head.js'
import { type FileBlock, parseFile } from './file.js'
import { type ContentLayout, pathOf } from './layout.js'
import {
  headChanges,
  type PlannedContent,
  separated,
  styleOf,
  withHeadingId,
} from './plan-source.js'
import { NO_RECORD, type TranslationFact } from './record.js'
import type { ContentArticle } from './types.js'

interface Piece extends FilePiece {
  readonly id: string | undefined
  /** What is now known about its text, if it was written now. */
  readonly entry?: TranslatedText
}

/** Plans the file of one of an article's translations. */
export function planTranslation<C extends string>(
  article: Article<C>,
  locale: C,
  current: ContentArticle<C> | undefined,
  source: PlannedContent<C>,
  layout: ContentLayout,
): PlannedContent<C> {
  const file = current?.translations.find((each) => each.locale === locale)
  const path = file?.path ?? pathOf(article.id, locale, source.layout ?? layout)
  const old = file?.parsed ?? parseFile('')
  const style = styleOf(old)
  const order = new Map(article.blocks.map(({ id }, at) => [id, at]))
  const known = new Map(current?.article?.blocks.map((block) => [block.id, block.text]))
  const ids = new Map(
    file?.match.blocks.map(({ translation }, at) => [translation ?? -1, current?.ids[at]]),
  )
  const sourceText = (id: string): string => source.parsed.blocks[order.get(id) ?? -1]?.text ?? ''
  const write = (id: string, entry: string | TranslatedText, block?: FileBlock): Piece => {
    const translated = typeof entry === 'string' ? { text: entry } : entry
    const { text, of } = translated
    const words = style.apply(text)
    const before = (block?.before ?? '').replace(/<!--\s*stele:(?:todo|outdated)[^>]*-->\s*/g, '')
    const isOutdated = of !== undefined && of !== fingerprint(wordsOf(article, id, article.source))
    const mark = isOutdated
      ? `${outdatedMark(of, fingerprint(sourceText(id)))}${style.gap.slice(style.gap.length / 2)}`
      : ''
    const isSame = block !== undefined && words === style.apply(block.text)
    const written = block === undefined ? words : withHeadingId(words, block)
    return {
      id,
      before: separated(before, false, style) + mark,
      source: isSame ? block.source : written,
      ...(isOutdated ? {} : { entry: translated }),
    }
  }

  const pieces: Piece[] = []
  old.blocks.forEach((block, at) => {
    const id = ids.get(at)
    const place = id === undefined ? undefined : order.get(id)
    const text = article.blocks[place ?? -1]?.text
    const kept = { id, before: block.before, source: block.source }
    if (id === undefined || text === undefined || typeof text === 'string') return pieces.push(kept)
    const entry = text[locale]
    const isSame = sameEntry(entry, known.get(id), locale)
    const isSourceSame = wordsIn(known.get(id), article.source) === wordsIn(text, article.source)
    if ((isSame && isSourceSame) || isGap(entry)) return pieces.push(kept)
    return entry === undefined || entry === null ? 0 : pieces.push(write(id, entry, block))
  })
  const placed = new Set(pieces.map(({ id }) => id))
  let last = -1
  for (const { id, text } of article.blocks) {
    const found = pieces.findIndex((piece) => piece.id === id)
    if (found !== -1) last = found
    if (placed.has(id)) continue
    const entry = typeof text === 'string' ? (file === undefined ? text : undefined) : text[locale]
    if (entry === undefined || entry === null || isGap(entry)) continue
    last += 1
    pieces.splice(last, 0, write(id, entry))
  }

  const omitted = article.blocks.filter(
    ({ text }) => typeof text !== 'string' && text[locale] === null,
  )
  const marks = omitted.filter(({ id }) => !old.omitted.includes(id)).map(({ id }) => omitMark(id))
  const given = old.omitted.filter((id) => !omitted.some((block) => block.id === id)).map(omitMark)
  const without = (text: string): string =>
    given.reduce((rest, mark) => rest.replace(mark, ''), text)
  const definitions = article.definitions?.[locale]
  const more = [
    ...(old.definitions === '' && definitions !== undefined ? [style.apply(definitions)] : []),
    ...marks,
  ]
  const lineEnd = style.gap.slice(style.gap.length / 2)
  const oldTail = without(old.tail)
  const tail =
    more.length === 0
      ? oldTail || lineEnd
      : `${oldTail.trimEnd()}${style.gap}${more.join(style.gap)}${lineEnd}`
  const frame = { head: editHead(old.head, headChanges(article, locale, current)), tail }
  const [first, ...rest] = pieces.map((piece) => ({ ...piece, before: without(piece.before) }))
  const ready =
    first === undefined
      ? []
      : [
          { ...first, before: old.blocks.length === 0 ? first.before.trimStart() : first.before },
          ...rest,
        ]
  const parsed = parseFile(rebuildFile(frame, ready, path))
  const made = ready.flatMap(({ id, entry }, at): TranslationFact[] => {
    const text = parsed.blocks[at]?.text
    if (id === undefined || entry === undefined || text === undefined) return []
    const words = sourceText(id)
    const by = entry.machine === true ? 'machine' : 'confirmed'
    return [{ text: fingerprint(text), of: fingerprint(words), source: words, by }]
  })
  const facts = [...(file?.record.translations ?? []), ...made, ...fieldFacts(article, locale)]
  return {
    locale,
    path,
    layout: file?.layout ?? layout,
    parsed,
    record: { ...NO_RECORD, translations: facts },
    facts,
  }
}

function fieldFacts<C extends string>(article: Article<C>, locale: C): readonly TranslationFact[] {
  const texts = [
    ['title', article.title],
    ['summary', article.summary],
    ['description', article.localized?.description],
  ] as const
  return texts.flatMap(([field, text]): TranslationFact[] => {
    const entry = text?.[locale]
    if (typeof entry !== 'object' || entry === null || entry.of === undefined) return []
    const words = wordsIn(text, article.source) ?? ''
    const source = fingerprint(words) === entry.of ? words : ''
    const by = entry.machine === true ? 'machine' : 'confirmed'
    return [{ field, text: fingerprint(entry.text), of: entry.of, source, by }]
  })
}

function wordsOf<C extends string>({ blocks }: Article<C>, id: string, locale: C): string {
  return wordsIn(blocks.find((block) => block.id === id)?.text, locale) ?? ''
}

function wordsIn<C extends string>(
  text: string | LocalizedText<C> | undefined,
  locale: C,
): string | undefined {
  const entry = typeof text === 'object' ? text[locale] : text
  return typeof entry === 'object' ? entry?.text : entry
}

function sameEntry<C extends string>(
  entry: Entry | undefined,
  known: string | LocalizedText<C> | undefined,
  locale: C,
): boolean {
  const was = typeof known === 'object' ? known[locale] : known
  return JSON.stringify(entry) === JSON.stringify(was)
}

function isGap(entry: Entry | undefined): boolean {
  return typeof entry === 'object' && entry?.reason !== undefined
}
