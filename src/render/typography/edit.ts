/** A part of a text to be written otherwise. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Finds what to write otherwise, from left to right. */
export type Rule = (text: string) => readonly Edit[]

/** An edit for each match of a pattern. */
export function replacing(pattern: RegExp, write: (match: string) => string): Rule {
  return (text) =>
    Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
      start: index,
      end: index + match.length,
      text: write(match),
    }))
}
