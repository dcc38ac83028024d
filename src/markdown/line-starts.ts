// What lines begin with decides what they are (CommonMark 4 and 5).

/** An item of a list. */
export const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])(?: |$)/

/**
 * What may interrupt a paragraph. The definition of a footnote interrupts even what looks like a code
 * span.
 */
export const MAY_INTERRUPT = /^(?:#|>|~~~|\[\^|[-*+](?: |$))/

// What a quote or list that interrupts a paragraph may begin with: micromark goes on to hold what is
// inside it to the rules of interrupting (`a\n> 2. b` has no list).
const SIMPLE = '(?![\\s\\d>#+=|:~<-]|\\*[\\s*]{2}|\\* |_[\\s_]*_|```)'

/** What certainly interrupts a paragraph. */
export const INTERRUPTS = new RegExp(`^(?:#{1,6} |\`\`\`|(?:> ?|[-*+] +|1[.)] +)${SIMPLE}.)`)

/** Whether a line ends the fenced code that such marks began. */
export function isFenceEnd(line: string, marks: string): boolean {
  const [, end = ''] = /^ {0,3}(`{3,}|~{3,}) *$/.exec(line) ?? []
  return end[0] === marks[0] && end.length >= marks.length
}
