/**
 * What a run of `*` or `_` does (CommonMark 6.2; like micromark by UTF-16 code units), or `undefined`
 * where that is not certain.
 *
 * @param open - the marks that are open, the last one opened last
 */
export function attention(
  text: string,
  start: number,
  length: number,
  open: readonly { readonly mark: string }[],
): 'open' | 'close' | 'text' | undefined {
  const mark = text.slice(start, start + length)
  const previous = text[start - 1] ?? '\n'
  const next = text[start + length] ?? '\n'
  // Versions of micromark differ in how much runs beside other marks may open and close.
  const strict = flanking(mark, previous, next, false)
  const loose = flanking(mark, previous, next, true)
  if (strict.opens !== loose.opens || strict.closes !== loose.closes) return undefined
  const { opens, closes } = strict
  if (!opens && !closes) return 'text'
  if (length > 2) return undefined
  const isOpen = open.some((each) => each.mark[0] === mark[0])
  if (closes && open.at(-1)?.mark === mark) return 'close'
  if (closes && isOpen) return undefined
  return opens ? 'open' : 'text'
}

interface Flanking {
  readonly opens: boolean
  readonly closes: boolean
}

function flanking(mark: string, previous: string, next: string, besideMarks: boolean): Flanking {
  const before = sideOf(previous)
  const after = sideOf(next)
  const left =
    after === 'word' || (after === 'sign' && before !== 'word') || (besideMarks && MARK.test(next))
  const right =
    before === 'word' ||
    (before === 'sign' && after !== 'word') ||
    (besideMarks && MARK.test(previous))
  if (mark[0] === '*') return { opens: left, closes: right }
  return {
    opens: left && (before !== 'word' || !right),
    closes: right && (after !== 'word' || !left),
  }
}

const MARK = /[*_~]/

function sideOf(character: string): 'space' | 'sign' | 'word' {
  if (/\s/.test(character)) return 'space'
  return /[\p{P}\p{S}]/u.test(character) ? 'sign' : 'word'
}
