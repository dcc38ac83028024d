import { fingerprint } from '../article/fingerprint.js'
import { isGap } from '../article/gap.js'
import type { Article, TranslatedText } from '../article/types.js'
import { omitMark, outdatedMark, withoutWorkMarks } from './comments.js'
import { definedGaps } from './edit-definitions.js'
import { type FilePiece, rebuildFile } from './edit-file.js'
import { editHead } from './edit-head.js'
import { fieldFacts, wordsIn } from './field-facts.js'
import { type FileBlock, type ParsedFile, parseFile } from './file.js'
import { atStart, type FileStyle, separated, styleOf } from './file-style.js'
import { pathOf } from './layout.js'
import { headChanges, type PlannedContent, withHeadingId } from './plan-source.js'
import { formatRecord, parseRecord, type TranslationFact } from './record.js'
import type { ContentArticle, ContentTranslation } from './types.js'

interface Piece extends FilePiece {
  /** The block's place in the file as it was. */
  readonly was?: number
  readonly id?: string | undefined
  /** What is now known about its text, if it was written now. */
  readonly entry?: TranslatedText
}

/** What planning one translation needs at hand. */
interface Desk<C extends string> {
  readonly article: Article<C>
  readonly locale: C
  readonly current: ContentArticle<C> | undefined
  readonly file: ContentTranslation<C> | undefined
  readonly old: ParsedFile
  readonly style: FileStyle
  /** The places of the article's blocks, which are those of the source's file. */
  readonly places: ReadonlyMap<string, number>
  readonly source: ParsedFile
}

/** Plans the file of one of an article's translations. */
export function planTranslation<C extends string>(
  article: Article<C>,
  locale: C,
  current: ContentArticle<C> | undefined,
  source: PlannedContent<C>,
): PlannedContent<C> {
  const file = current?.translations.find((each) => each.locale === locale)
  const old = file?.parsed ?? parseFile('')
  const places = new Map(article.blocks.map(({ id }, at) => [id, at]))
  const style = styleOf(old)
  const desk = { article, locale, current, file, old, style, places, source: source.parsed }
  const path = file?.path ?? pathOf(article.id, locale, source.layout)
  const pieces = separate(withNewPieces(inOrder(oldPieces(desk), desk), desk), desk)
  const { frame, ready } = withOmissions(pieces, path, desk)
  const parsed = parseFile(rebuildFile(frame, ready, path))
  const facts = [
    ...(file?.record.translations ?? []),
    ...factsOf(ready, parsed, desk),
    ...fieldFacts(article, locale),
  ]
  const record = parseRecord(formatRecord(facts))
  return { locale, path, layout: file?.layout ?? source.layout, parsed, record, facts }
}

// The file's own blocks: those that did not change as they are, those that the article has no
// place for too.
function oldPieces<C extends string>(desk: Desk<C>): readonly Piece[] {
  const { article, locale, current, file, old, places } = desk
  const known = new Map(current?.article?.blocks.map((block) => [block.id, block.text]))
  const ids = new Map(
    file?.match.blocks.map(({ translation }, at) => [translation ?? -1, current?.ids[at]]),
  )
  return old.blocks.flatMap((block, at): readonly Piece[] => {
    const id = ids.get(at)
    const text = article.blocks[places.get(id ?? '') ?? -1]?.text
    const kept = { was: at, id, before: block.before, source: block.source }
    if (id === undefined || text === undefined || typeof text === 'string') return [kept]
    const entry = text[locale]
    const was = known.get(id)
    const isSame = JSON.stringify(entry) === JSON.stringify(typeof was === 'object' && was[locale])
    const isSourceSame = wordsIn(was, article.source) === wordsIn(text, article.source)
    if ((isSame && isSourceSame) || isGap(entry)) return [kept]
    return entry === undefined || entry === null ? [] : [written(id, entry, desk, block, at)]
  })
}

// Blocks that the article has moved take along those that it has no place for.
function inOrder<C extends string>(
  pieces: readonly Piece[],
  { article, current, places }: Desk<C>,
): readonly Piece[] {
  const known = new Map(current?.ids.map((id, at) => [id, at]))
  const order = article.blocks.flatMap(({ id }) => known.get(id) ?? [])
  if (order.every((at, index) => index === 0 || (order[index - 1] ?? -1) < at)) return pieces
  const groups: { readonly place: number; readonly pieces: Piece[] }[] = []
  for (const piece of pieces) {
    const place = places.get(piece.id ?? '')
    const last = groups.at(-1)
    if (place === undefined && last !== undefined) last.pieces.push(piece)
    else groups.push({ place: place ?? -1, pieces: [piece] })
  }
  return groups.toSorted((one, two) => one.place - two.place).flatMap((group) => group.pieces)
}

// New texts go after the block that they follow in the article.
function withNewPieces<C extends string>(
  pieces: readonly Piece[],
  desk: Desk<C>,
): readonly Piece[] {
  const { article, locale, file } = desk
  const all = [...pieces]
  let last = -1
  for (const { id, text } of article.blocks) {
    const found = all.findIndex((piece) => piece.id === id)
    if (found !== -1) {
      last = found
      continue
    }
    const shared = file === undefined && typeof text === 'string' ? text : undefined
    const entry = typeof text === 'string' ? shared : text[locale]
    if (entry === undefined || entry === null || isGap(entry)) continue
    last += 1
    all.splice(last, 0, written(id, entry, desk))
  }
  return all
}

function written<C extends string>(
  id: string,
  entry: string | TranslatedText,
  { article, style, places, source }: Desk<C>,
  block?: FileBlock,
  was?: number,
): Piece {
  const translated = typeof entry === 'string' ? { text: entry } : entry
  const { of } = translated
  const words = style.apply(translated.text)
  const place = places.get(id) ?? -1
  const current = fingerprint(wordsIn(article.blocks[place]?.text, article.source) ?? '')
  const isOutdated = of !== undefined && of !== current
  const inFile = fingerprint(source.blocks[place]?.text ?? '')
  const mark = isOutdated ? outdatedMark(of, inFile) + style.lineEnd : ''
  const before = withoutWorkMarks(block?.before ?? style.gap)
  const isSame = block !== undefined && words === style.apply(block.text)
  return {
    id,
    before: before + mark,
    source: isSame ? block.source : block === undefined ? words : withHeadingId(words, block),
    ...(was === undefined ? {} : { was }),
    ...(isOutdated ? {} : { entry: translated }),
  }
}

function separate<C extends string>(
  pieces: readonly Piece[],
  { old, style }: Desk<C>,
): readonly Piece[] {
  return pieces.map((piece, at) => {
    const { was, before } = piece
    if (at === 0 && old.blocks.length === 0) {
      return { ...piece, before: style.lineEnd + before.trimStart() }
    }
    if (at === 0 && was !== undefined && was > 0) {
      return { ...piece, before: atStart(before, old, style) }
    }
    const follows = at === 0 ? -1 : pieces[at - 1]?.was
    const isInPlace = was !== undefined && follows === was - 1
    return isInPlace || at === 0 ? piece : { ...piece, before: separated(before, style) }
  })
}

// Marks for what is on purpose not in this locale; none for what is here again.
function withOmissions<C extends string>(
  pieces: readonly Piece[],
  path: string,
  { article, locale, current, file, old, style }: Desk<C>,
): {
  readonly frame: Pick<ParsedFile, 'head' | 'tail'>
  readonly ready: readonly Piece[]
} {
  const omitted = article.blocks.filter(({ text }) => {
    return typeof text !== 'string' && text[locale] === null
  })
  const names = omitted.map(({ id }) => id)
  const over = old.omitted.filter((id) => !names.includes(id)).map(omitMark)
  const without = (text: string): string =>
    over.reduce((rest, mark) => rest.replace(mark, ''), text)
  const more = names.filter((id) => !old.omitted.includes(id)).map(omitMark)
  const tail = file === undefined ? style.lineEnd : without(old.tail)
  const end = more.map((text) => style.gap + text).join('')
  const gaps = definedGaps(
    {
      befores: pieces.map(({ before }) => without(before)),
      tail: more.length === 0 ? tail : tail.trimEnd() + end + style.lineEnd,
    },
    article,
    current,
    locale,
    path,
    style,
  )
  return {
    frame: {
      head: editHead(old.head, headChanges(article, locale, current)),
      tail: gaps.tail,
    },
    ready: pieces.map((piece, at) => ({ ...piece, before: gaps.befores[at] ?? '' })),
  }
}

function factsOf<C extends string>(
  pieces: readonly Piece[],
  { blocks }: ParsedFile,
  { places, source }: Desk<C>,
): readonly TranslationFact[] {
  return pieces.flatMap(({ id, entry }, at): TranslationFact[] => {
    const text = blocks[at]?.text
    const words = source.blocks[places.get(id ?? '') ?? -1]?.text
    if (entry === undefined || text === undefined || words === undefined) return []
    const by = entry.machine === true ? 'machine' : 'confirmed'
    return [{ text: fingerprint(text), of: fingerprint(words), source: words, by }]
  })
}
