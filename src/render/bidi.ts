// Unicode's embeddings, overrides and isolates, and what ends them (UAX 9).
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/
// A tag is taken as a whole: what its attributes say is in no line of text.
const CONTROL_OR_TAG =
  /<[a-z/][^\s<>"]*(?:\s+[^\s"'<>=/]+(?:="[^"]*")?)*\s*\/?>|[\u202A-\u202E\u2066-\u2069]/gi
const END_EMBEDDING = '\u202C'
const END_ISOLATE = '\u2069'
const ISOLATES = ['\u2066', '\u2067', '\u2068']
const FIRST_STRONG_ISOLATE = '\u2068'

/**
 * Keeps controls of direction in a line from reordering what stands around it: those that are left
 * open are closed, those that close nothing are dropped, and an embedding or override gets an isolate
 * around it, since its numbers and signs would still mix with the neighbours'. A text without any
 * stays as it is.
 *
 * @example isolateText('\u202Eabc') // => '\u2068\u202Eabc\u202C\u2069'
 */
export function isolateText(text: string): string {
  if (!CONTROLS.test(text)) return text
  const { balanced, isEmbedded } = balance(text, /[\u202A-\u202E\u2066-\u2069]/g)
  return isEmbedded ? FIRST_STRONG_ISOLATE + balanced + END_ISOLATE : balanced
}

/** The same for inline HTML, where the isolate is an element. */
export function isolateHtml(html: string): string {
  if (!CONTROLS.test(html)) return html
  const { balanced, isEmbedded } = balance(html, CONTROL_OR_TAG)
  return isEmbedded ? `<bdi>${balanced}</bdi>` : balanced
}

function balance(
  text: string,
  tokens: RegExp,
): { readonly balanced: string; readonly isEmbedded: boolean } {
  const open: string[] = []
  let isEmbedded = false
  const balanced = text.replace(tokens, (token) => {
    if (token === END_EMBEDDING) {
      if (open.at(-1) !== END_EMBEDDING) return ''
      open.pop()
    } else if (token === END_ISOLATE) {
      const at = open.lastIndexOf(END_ISOLATE)
      if (at < 0) return ''
      open.length = at // what is open inside ends with it (X6a)
    } else if (ISOLATES.includes(token)) open.push(END_ISOLATE)
    else if (token.length === 1) {
      open.push(END_EMBEDDING)
      isEmbedded = true
    }
    return token
  })
  return { balanced: balanced + open.reverse().join(''), isEmbedded }
}
