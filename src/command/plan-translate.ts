import { stringify } from 'yaml'
import { fingerprint } from '../article/fingerprint.js'
import { outdatedMark, todoMark, withoutWorkMarks } from '../content/comments.js'
import { type FilePiece, rebuildFile } from '../content/edit-file.js'
import { readFields } from '../content/fields.js'
import { type FileBlock, formatFile, type ParsedFile, parseFile } from '../content/file.js'
import { siblingPath } from '../content/layout.js'
import { matchTranslation } from '../content/match.js'
import { type FileStyle, separated, styleOf } from '../content/plan-source.js'
import type { PlannedFile } from '../content/plan-write.js'
import { NO_RECORD, type TranslationFact } from '../content/record.js'
import type { ContentArticle, ContentTranslation } from '../content/types.js'
import { recordOf } from './plan-sync.js'

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

interface Piece extends FilePiece {
  /** The place of the source's block. */
  readonly at?: number | undefined
  readonly isNew?: boolean
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
  const desk = {
    content,
    file,
    style: styleOf(file.isNew ? content.source.parsed : parsed),
    machine,
  }
  const pieces = spaced(
    withMissing(
      parsed.blocks.map((block, at) => marked(block, at, desk)),
      desk,
    ),
    desk,
  )
  const isLastNew = pieces.at(-1)?.isNew === true
  const frame = {
    head: file.isNew ? newHead(content.source.parsed, desk.style) : parsed.head,
    tail: isLastNew ? tailAfter(parsed.tail, desk.style) : parsed.tail,
  }
  const text = rebuildFile(frame, pieces, path)
  const now = parseFile(text)
  const facts = pieces.flatMap(({ fact }) => fact ?? [])
  const known = [...file.record.translations, ...facts]
  const after = matchTranslation(
    content.source.parsed.blocks,
    now.blocks,
    content.source.locale,
    known,
  )
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

// A blank line before and after each new block.
function spaced(pieces: readonly Piece[], { style, file }: Desk): readonly Piece[] {
  return pieces.map((piece, at) => {
    if (at === 0) {
      const isBare = !file.isNew && file.parsed.head === ''
      const start = isBare ? '' : style.lineEnd
      return piece.isNew === true ? { ...piece, before: start + piece.before.trimStart() } : piece
    }
    const previous = pieces[at - 1]
    const isMoved = piece.isNew === true || previous?.isNew === true
    if (!isMoved) return piece
    const before = separated(piece.before, style)
    const isSwallowed = LIST.test(previous?.source ?? '') && GOES_ON.test(piece.source)
    if (!isSwallowed || before.includes('<!--')) return { ...piece, before }
    return { ...piece, before: `${style.gap}<!-- -->${before}` }
  })
}

// A list takes a list of its kind or an indented text after it for its own, unless a comment stands
// between them (CommonMark 5.3).
const LIST = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/
const GOES_ON = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)|^(?: {2}|\t)/

function tailAfter(tail: string, style: FileStyle): string {
  return tail.trim() === '' ? style.lineEnd : separated(tail, style)
}

// The source's own texts as comments: a title that is not translated must not look like one that is.
function newHead({ frontMatter }: ParsedFile, style: FileStyle): string {
  const { texts } = readFields(frontMatter)
  const fields = ['title', 'summary', 'description'] as const
  const lines = fields.flatMap((field) => {
    const words = texts.get(field)
    return words === undefined
      ? []
      : stringify({ [field]: words }, { lineWidth: 0 })
          .trimEnd()
          .split('\n')
  })
  const head = ['---', ...lines.map((line) => `# ${line}`), '---', '']
  return head.join(style.lineEnd)
}
