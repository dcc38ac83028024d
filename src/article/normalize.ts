// Sorting the marks on one letter takes quadratic time. No language puts more than this many on one
// (UAX #15, 13: Stream-Safe Text Format).
const TOO_MANY_MARKS = /\p{M}{31}/u

/** NFC, except of texts with more marks on one letter than any language has: those stay as written. */
export function toNfc(text: string): string {
  return TOO_MANY_MARKS.test(text) ? text : text.normalize('NFC')
}
