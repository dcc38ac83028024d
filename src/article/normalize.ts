// Sorting the marks on one letter takes quadratic time. No language puts more than this many on one
// (UAX #15, 13: Stream-Safe Text Format).
const TOO_MANY_MARKS = /\p{M}{31}/u

// What is not Latin, Cyrillic, Chinese or common punctuation that NFC neither changes nor joins to
// another character.
const UNSURE =
  /[^\n -~\u00a1-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u4e00-\u9fff]/

/**
 * Whether a text is in NFC, in one line and without spaces to fold. A quick look, to save a long one:
 * it says no where it is not sure.
 */
export function isFolded(text: string): boolean {
  if (text.includes('  ') || text.includes('\n') || UNSURE.test(text)) return false
  return !text.startsWith(' ') && !text.endsWith(' ')
}

/** NFC, with single spaces for all white space, and none around. */
export function foldSpace(text: string): string {
  return isFolded(text) ? text : toNfc(text).replace(/\s+/g, ' ').trim()
}

/** NFC, except of texts with more marks on one letter than any language has: those stay as written. */
export function toNfc(text: string): string {
  return !UNSURE.test(text) || TOO_MANY_MARKS.test(text) ? text : text.normalize('NFC')
}
