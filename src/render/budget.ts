import { bytesOf, type RenderLimit, type RenderLimits } from '../markdown/limits.js'
import { measureText } from '../markdown/measure.js'
import { type Measure, openWork } from '../markdown/work.js'
import type { DefinitionSource } from '../resolve/types.js'

/** What one page may still ask for. */
export interface Budget {
  /** Takes up the next block: the limit it is over, whatever stands in it. */
  readonly take: (text: string) => RenderLimit | undefined
  /** The limit that any text is over. */
  readonly ofText: (text: string) => RenderLimit | undefined
  /** Takes up the work that a text is for the tokenizer, or answers the limit that it is over. */
  readonly work: (measure: Measure) => RenderLimit | undefined
  /** What a text is that needs the tokenizer. */
  readonly measure: (text: string) => Measure
  /** Whether these texts hold few enough definitions. */
  readonly mayDefine: (sources: readonly DefinitionSource[]) => boolean
  /** Whether there is room for so many characters of HTML. */
  readonly has: (characters: number) => boolean
  /** Takes up so many characters of HTML, if there is room. */
  readonly write: (characters: number) => boolean
}

/**
 * Opens the budget of a page.
 *
 * @param characters - of all texts of the page: their bytes are counted only where these may be too many
 */
export function openBudget(limits: RenderLimits, characters: number): Budget {
  const countsBytes = characters * 3 > limits.articleBytes
  let blocks = 0
  let bytes = 0
  let written = 0
  const ofText = (text: string): RenderLimit | undefined =>
    isTooLong(text, limits.blockBytes) ? 'blockBytes' : undefined
  const has = (more: number): boolean => written + more <= limits.outputBytes
  return {
    take: (text) => {
      blocks += 1
      if (blocks > limits.blocks) return 'blocks'
      if (countsBytes) bytes += bytesOf(text)
      return bytes > limits.articleBytes ? 'articleBytes' : ofText(text)
    },
    ofText,
    measure: (text) => measureText(text, limits),
    work: openWork(limits, characters),
    mayDefine: (sources) => {
      const texts = sources.flatMap((source) => source.texts)
      return texts.reduce((sum, { text }) => sum + definitionsIn(text), 0) <= limits.definitions
    },
    has,
    write: (more) => {
      if (!has(more)) return false
      written += more
      return true
    },
  }
}

function isTooLong(text: string, bytes: number): boolean {
  if (text.length > bytes) return true
  return text.length * 3 > bytes && bytesOf(text) > bytes
}

// At most so many: each definition holds this once.
function definitionsIn(text: string): number {
  return text.split(']:').length - 1
}
