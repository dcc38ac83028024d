/** What one paragraph asks of the tokenizer. */
export interface ParagraphMeasure {
  /** Characters of `*`, `_`, `~` that may open or close, and runs of backticks. */
  readonly delimiters: number
  /** `[` and `]`. */
  readonly brackets: number
  /** Both, and escapes and the parts of tags and headings. */
  readonly marks: number
  /** Characters that searches for an end may have to look through. */
  readonly lookahead: number
}

// Runs of delimiters, brackets, what opens HTML (in what may be no tag after all, everything counts
// too), and what opens a title in parentheses.
const MARK =
  /\\+|[&@]|`+|\*+|_+|~+|\[|\](?:[(:])?|[ \t\n]\(|<(?:!--|\?|!\[CDATA\[|!(?=[A-Za-z])|\/?[A-Za-z](?=([^<>]*)))|\t+| #+(?=[ #])/g
// Where an address may end: each of these asks whether only such follow.
const TRAIL = /(?:[!"'()*,.:;<?_~\]]|&[A-Za-z\d]*;?){9,}/g
// Each sign in such a word may begin an e-mail address, and each `www.` a domain that is none at last.
const WORD = /[-.\w+]{64,}/g
const DOMAIN = /www\./i
const DOMAIN_STEPS = 2

const HTML_ENDS: Readonly<Record<string, string>> = {
  '<!--': '-->',
  '<?': '?>',
  '<![CDATA[': ']]>',
}
const SPACE = /[\s=]+/
// A tab is up to four characters to the tokenizer, and a small thing all the same.
const TABS = 16
const WORD_CHARACTER = /[\p{L}\p{N}]/u
// A regular expression takes many steps in the time the tokenizer takes one.
const WORD_STEPS = 16
// The tokenizer joins the words between two marks, and moves all that follows each time.
const JOIN_STEPS = 1 / 8
// The deepest parentheses that an address may hold (CommonMark asks for at least 3, micromark allows 32).
const PARENTHESES = 32

/** Measures a paragraph in linear time. It takes every mark in its worst meaning. */
export function measureParagraph(text: string): ParagraphMeasure {
  const toEnd = createSearch(text)
  let delimiters = 0
  let brackets = 0
  let parts = 0
  let resources = 0
  let lookahead = lookaheadOfAddresses(text)
  let pieces = text.split('\n').length
  for (const { 0: mark, 1: tag = '', index } of text.matchAll(MARK)) {
    const end = index + mark.length
    pieces += mark === '&' ? 1.5 : 1 // a reference is of several parts
    switch (mark[0]) {
      case '`':
        delimiters += 1
        lookahead += toEnd(mark, end)
        // After a backslash the first one is text.
        if (text[index - 1] === '\\') lookahead += toEnd(mark.slice(1), end)
        break
      case '*':
      case '_':
      case '~':
        if (mayDelimit(text, index, end)) delimiters += mark.length
        else parts += 1 / 8
        break
      case '[':
      case ']':
        brackets += 1
        if (mark.length > 1) resources += 1
        break
      case '<':
        if (isTag(mark)) parts += tag.split(SPACE).length
        else lookahead += toEnd(HTML_ENDS[mark] ?? '>', end)
        break
      case '\\':
        parts += mark.length
        break
      case '&':
      case '@':
        parts += 1 / 4
        break
      case '\t':
        parts += mark.length / TABS
        break
      default:
        if (mark.endsWith('#')) {
          parts += 1
          break
        }
        lookahead += Math.min(resources, PARENTHESES) * toEnd(')', end)
        resources = 0
    }
  }
  lookahead += lookbackInBrackets(text) + Math.floor(pieces ** 2 * JOIN_STEPS)
  parts += countStarts(text)
  return { delimiters, brackets, marks: delimiters + brackets + parts, lookahead }
}

// Between spaces nothing opens or closes; inside a word `_` does not (CommonMark 6.2).
function mayDelimit(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  if (/\s/.test(before) && /\s/.test(after)) return false
  return text[start] !== '_' || !(WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after))
}

// How far it is from a place to the next such mark. Asked from left to right, so that each kind of
// mark is looked for once; of backticks only a run of the same length counts.
function createSearch(text: string): (mark: string, from: number) => number {
  const found = new Map<string, number>()
  let runs: Map<string, number[]> | undefined
  const next = (mark: string, from: number): number => {
    if (mark[0] !== '`') return text.indexOf(mark, from)
    runs ??= backtickRuns(text)
    const places = runs.get(mark) ?? []
    while ((places.at(-1) ?? from) < from) places.pop()
    return places.at(-1) ?? -1
  }
  return (mark, from) => {
    if (mark === '') return 0
    let at = found.get(mark) ?? -1
    if (at < from) {
      at = next(mark, from)
      if (at < 0) at = text.length
      found.set(mark, at)
    }
    return at - from
  }
}

// The last one first.
function backtickRuns(text: string): Map<string, number[]> {
  const runs = new Map<string, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = runs.get(run)
    if (places === undefined) runs.set(run, [index])
    else places.push(index)
  }
  for (const places of runs.values()) places.reverse()
  return runs
}

function isTag(mark: string): boolean {
  return /^<\/?[A-Za-z]/.test(mark)
}

function lookaheadOfAddresses(text: string): number {
  let lookahead = 0
  for (const [run] of text.matchAll(TRAIL)) lookahead += run.length ** 2 / 2
  for (const [word] of text.matchAll(WORD)) {
    const signs = word.length - word.replace(/[-._+]/g, '').length
    const domains = word.split(DOMAIN).length - 1
    lookahead += word.length * (signs / WORD_STEPS + domains * DOMAIN_STEPS)
  }
  return lookahead
}

// A bracket that is certainly closed, with nothing but words, code and images inside.
const CLOSED = /\[(?:[^`<\\[\]]|`[^`[\]]+`|!\[[^`<\\[\]]*\])*\]/g
// Each of these (all of ASCII) may begin a bare address, and asks for that whether it stands in an open bracket.
const MAY_BEGIN_ADDRESS = /[\w.+-]+|[!-/:-@[-`{-~]/
const LOOKBACK_STEPS = 1 / 2

function lookbackInBrackets(text: string): number {
  let lookback = 0
  const square = (inside: string): string => {
    const starts = inside.split(MAY_BEGIN_ADDRESS).length - 1
    lookback += starts ** 2 * LOOKBACK_STEPS
    return ''
  }
  const rest = text.replace(CLOSED, square)
  const open = rest.indexOf('[')
  if (open >= 0) square(rest.slice(open))
  return lookback
}

const WORD_PART = 1 / 24
const SIGN_PART = 1 / 12

// At every sign and Latin word the tokenizer begins anew, since something might begin there.
function countStarts(text: string): number {
  let parts = 0
  let isInWord = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const isSign = unit > 32 && unit < 128 && !isLatin(unit)
    if (isSign) parts += SIGN_PART
    const isWord = isLatin(unit)
    if (isWord && !isInWord) parts += WORD_PART
    isInWord = isWord
  }
  return parts
}

function isLatin(unit: number): boolean {
  return (unit > 47 && unit < 58) || ((unit | 32) > 96 && (unit | 32) < 123)
}
