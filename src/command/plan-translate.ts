import { fingerprint } from '../article/fingerprint.js'
import { outdatedMark, todoMark, withoutWorkMarks } from '../content/comments.js'
import { rebuildFile } from '../content/edit-file.js'
import { type FileBlock, formatFile, type ParsedFile, parseFile } from '../content/file.js'
import { type FileStyle, styleOf } from '../content/file-style.js'
import { siblingPath } from '../content/layout.js'
import { matchTranslation, type TranslationMatch } from '../content/match.js'
import type { PlannedFile } from '../content/plan-write.js'
import { NO_RECORD, type TranslationFact } from '../content/record.js'
import type { ContentArticle, ContentTranslation } from '../content/types.js'
import { recordOf } from './plan-sync.js'
import { type NewPiece, newHead, spaced, tailAfter } from './translate-layout.js'

/** A block whose source has changed since it was translated. */
interface OutdatedBlock {
  readonly block: string
  /** The wording that was translated, where it is known. */
  readonly was: string | undefined
  readonly is: string
}

/** What `stele translate` would write. */
export interface TranslatePlan {
  /** The translation's file. */
  readonly path: string
  readonly files: readonly PlannedFile[]
  /** The ids of the blocks that wait for their translation. */
  readonly todo: readonly string[]
  readonly outdated: readonly OutdatedBlock[]
  /** The ids of the blocks that a machine has translated now. */
  readonly machine: readonly string[]
}

interface Piece extends NewPiece {
  /** The place of the source's block. */
  readonly at?: number | undefined
  readonly fact?: TranslationFact
}

interface OpenFile extends ContentTranslation {
  /** Whether there is no such file yet. */
  readonly isNew: boolean
}

/** What planning has at hand. */
interface Desk {
  readonly content: ContentArticle
  readonly file: OpenFile
  readonly style: FileStyle
  readonly machine: ReadonlyMap<number, string>
}

/** The places of the source's blocks that a locale has no text for at all. */
export function absentPlaces(content: ContentArticle, locale: string): readonly number[] {
  const { match, parsed } = translationIn(content, locale)
  return match.blocks.flatMap(({ state }, at) => {
    const isShared = content.source.parsed.blocks[at]?.node.type === 'thematicBreak'
    const isOmitted = parsed.omitted.includes(content.ids[at] ?? '')
    return state === 'absent' && !isShared && !isOmitted ? [at] : []
  })
}

/**
 * Plans a translator's work list, in the translation's file itself: the source's block under a mark
 * where there is no translation, a mark above what is outdated. What a translator wrote stays.
 */
export function planTranslate(
  content: ContentArticle,
  locale: string,
  machine: ReadonlyMap<number, string> = new Map(),
): TranslatePlan {
  const file = translationIn(content, locale)
  const { parsed, match, path } = file
  const style = styleOf(file.isNew ? content.source.parsed : parsed)
  const { text, known, after } = settled({ content, file, style, machine })
  const idsOf = (state: string): readonly string[] =>
    after.blocks.flatMap((each, at) => (each.state === state ? [content.ids[at] ?? ''] : []))
  return {
    path,
    files: [
      ...(!file.isNew && text === formatFile(parsed) ? [] : [{ path, text }]),
      ...recordOf(file, known),
    ],
    todo: idsOf('todo'),
    outdated: match.blocks.flatMap(({ state, was }, at) => {
      const is = content.source.parsed.blocks[at]?.text ?? ''
      return state === 'outdated' ? [{ block: content.ids[at] ?? '', was, is }] : []
    }),
    machine: [...machine.keys()].map((at) => content.ids[at] ?? ''),
  }
}

/** A file as it would be written, and read again. */
interface Draft {
  readonly text: string
  readonly now: ParsedFile
  readonly known: readonly TranslationFact[]
  readonly after: TranslationMatch
}

// Where a text stands twice in the source, a copy of it may be taken for the other one's: such a file
// is planned once more as it would be read, until nothing changes.
function settled(desk: Desk): Draft {
  let draft = drafted(desk)
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const { now: parsed, known: translations, after: match } = draft
    const record = { ...desk.file.record, translations }
    const next = drafted({ ...desk, file: { ...desk.file, parsed, record, match, isNew: false } })
    if (next.text === draft.text) return draft
    draft = next
  }
  return draft
}

const MOST_ROUNDS = 5

function drafted(desk: Desk): Draft {
  const { content, file, style } = desk
  const { parsed, path } = file
  const own = parsed.blocks.map((block, at) => marked(block, at, desk))
  const pieces = spaced(withMissing(own, desk), style, file)
  const isLastNew = pieces.at(-1)?.isNew === true
  const frame = {
    head: file.isNew ? newHead(content.source.parsed, style) : parsed.head,
    tail: isLastNew ? tailAfter(parsed.tail, style) : parsed.tail,
  }
  const text = rebuildFile(frame, pieces, path)
  const now = parseFile(text)
  const known = [...file.record.translations, ...pieces.flatMap(({ fact }) => fact ?? [])]
  const { source } = content
  const after = matchTranslation(source.parsed.blocks, now.blocks, source.locale, known)
  return { text, now, known, after }
}

function translationIn({ source, translations }: ContentArticle, locale: string): OpenFile {
  const file = translations.find((each) => each.locale === locale)
  if (file !== undefined) return { ...file, isNew: false }
  const parsed = parseFile('')
  return {
    locale,
    path: siblingPath(source.path, locale, source.layout),
    layout: source.layout,
    parsed,
    record: NO_RECORD,
    match: matchTranslation(source.parsed.blocks, [], source.locale),
    isNew: true,
  }
}

// A block of the file, with the mark that it should have now.
function marked(block: FileBlock, index: number, { content, file, style }: Desk): Piece {
  const at = file.match.blocks.findIndex(({ translation }) => translation === index)
  const kept = { before: block.before, source: block.source }
  const [match, source] = [file.match.blocks[at], content.source.parsed.blocks[at]]
  if (match === undefined || source === undefined) return kept
  const is = fingerprint(source.text)
  const before = withoutWorkMarks(block.before)
  const asked = { of: is, source: source.text, by: 'asked' } as const
  switch (match.state) {
    case 'todo': {
      const isUntouched = block.todo === fingerprint(block.text)
      const text = isUntouched && block.todo !== is ? style.apply(source.source) : block.source
      const fact = { text: fingerprint(isUntouched ? source.text : block.text), ...asked }
      return { at, before: before + todoMark(is) + style.lineEnd, source: text, fact }
    }
    case 'untranslated': {
      const fact = { text: fingerprint(block.text), ...asked }
      return { ...kept, at, before: before + todoMark(is) + style.lineEnd, fact }
    }
    case 'outdated': {
      const was = match.of === undefined || match.of === '' ? 'unknown' : match.of
      const fact = { text: fingerprint(block.text), ...asked }
      return { ...kept, at, before: before + outdatedMark(was, is) + style.lineEnd, fact }
    }
    default:
      return { ...kept, at }
  }
}

// A text that is missing goes after the one that it follows in the source.
function withMissing(pieces: readonly Piece[], desk: Desk): readonly Piece[] {
  const { content, file, style, machine } = desk
  const all = [...pieces]
  let last = -1
  content.source.parsed.blocks.forEach((block, at) => {
    const found = all.findIndex((piece) => piece.at === at)
    if (found !== -1) {
      last = found
      return
    }
    if (file.parsed.omitted.includes(content.ids[at] ?? '')) return
    last += 1
    all.splice(last, 0, missing(block, at, style, machine.get(at)))
  })
  return all
}

function missing(block: FileBlock, at: number, style: FileStyle, words: string | undefined): Piece {
  const of = fingerprint(block.text)
  // A rule is the same in every language.
  if (block.node.type === 'thematicBreak') {
    return { at, isNew: true, before: style.gap, source: style.apply(block.source) }
  }
  if (words !== undefined) {
    const source = style.apply(words)
    const fact = { text: fingerprint(source), of, source: block.text, by: 'machine' } as const
    return { at, isNew: true, before: style.gap, source, fact }
  }
  const fact = { text: of, of, source: block.text, by: 'asked' } as const
  const before = style.gap + todoMark(of) + style.lineEnd
  return { at, isNew: true, before, source: style.apply(block.source), fact }
}
