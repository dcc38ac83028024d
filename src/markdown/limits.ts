import { quote, SteleError } from '../errors.js'

/**
 * How much a text may ask of the tokenizer. Each number is about one text (a block, a title), except
 * for `articleBytes`, `blocks`, `definitions`, `outputBytes` and `work`, which are about one article. Texts so
 * plain that they never reach the tokenizer are held to the limits in bytes and to `nesting` only.
 */
export interface RenderLimits {
  /** UTF-8 bytes of one text. Default: 16 MiB. */
  readonly blockBytes: number
  /** UTF-8 bytes of all blocks of an article. Default: 32 MiB. */
  readonly articleBytes: number
  /** Blocks of an article. Default: 50,000. */
  readonly blocks: number
  /** Definitions of links and footnotes that the texts of an article hold. Default: 2,000. */
  readonly definitions: number
  /** UTF-16 code units of HTML that an article becomes. Default: 32 Mi. */
  readonly outputBytes: number
  /** Quotes, list items, emphasis and brackets inside one another. Default: 100. */
  readonly nesting: number
  /** Definitions of footnotes in one text. Default: 400. */
  readonly footnotes: number
  /** Lines; in deep nesting each counts more. Default: 20,000. */
  readonly lines: number
  /** Items of lists. Default: 4,000. */
  readonly listItems: number
  /** Cells of tables, counted generously: with those missing at the ends of rows. Default: 20,000. */
  readonly tableCells: number
  /** Characters of `*`, `_`, `~` and runs of backticks in one paragraph. Default: 2,000. */
  readonly delimiters: number
  /** Brackets of links and images in one paragraph. Default: 2,000. */
  readonly brackets: number
  /** Both of these, escapes, references, and the parts of tags and headings, in one text. Default: 12,000. */
  readonly marks: number
  /**
   * Characters that the tokenizer may have to look through for the ends of code spans, comments, titles
   * and addresses, some of them again and again, and to move when it joins words between marks. Default:
   * 20 million.
   */
  readonly lookahead: number
  /**
   * The time that the texts of an article may take together, where 1 is what one text takes that is at
   * one of its limits; and once more for every 200,000 characters of the article, and for every 1,000
   * texts that need the tokenizer. Default: 1.
   */
  readonly work: number
}

/** The name of a limit. */
export type RenderLimit = keyof RenderLimits

/** The limits: about a second and 200 MB of the tokenizer's at each of the counts, on one core. */
export const DEFAULT_LIMITS: RenderLimits = {
  blockBytes: 16 * 2 ** 20,
  articleBytes: 32 * 2 ** 20,
  blocks: 50_000,
  definitions: 2_000,
  outputBytes: 32 * 2 ** 20,
  nesting: 100,
  footnotes: 400,
  lines: 20_000,
  listItems: 4_000,
  tableCells: 20_000,
  delimiters: 2_000,
  brackets: 2_000,
  marks: 12_000,
  lookahead: 20_000_000,
  work: 1,
}

/**
 * The limits in force: the defaults, with the given ones in their place.
 *
 * @throws SteleError `invalid-option`
 */
export function readLimits(given: Partial<RenderLimits> = {}): RenderLimits {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
      throw new SteleError('invalid-option', `There is no limit called ${quote(name)}.`, {
        hint: `Limits: ${Object.keys(DEFAULT_LIMITS).join(', ')}.`,
      })
    }
    if (value === undefined || (typeof value === 'number' && value >= 0)) continue
    throw new SteleError('invalid-option', `The limit ${quote(name)} is ${quote(value)}.`, {
      hint: 'Give a number from 0; Infinity lifts the limit.',
    })
  }
  const stated = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(stated) }
}

/** UTF-8 bytes of a text; a lone surrogate counts as the replacement character it becomes. */
export function bytesOf(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    if (isPairAt(text, at)) at += 1 // four bytes for two units
  }
  return bytes
}

function isPairAt(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00
}
