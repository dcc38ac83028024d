/** What brackets may refer to: labels of definitions in the whole text, and perhaps some more. */
export interface Labels {
  /** Whether nothing is defined. */
  readonly isEmpty: boolean
  /** Whether a definition has this label, or may have it. */
  readonly has: (label: string) => boolean
}

// A label has at most 999 characters (CommonMark 4.7).
const LONGEST = 1001

/**
 * The labels before `]:` anywhere in a text. A label over several lines, or with escaped brackets,
 * makes every label possible.
 */
export function labelsOf(body: string): Labels {
  const labels = new Set<string>()
  let isUnknown = false
  for (let end = body.indexOf(']:'); end >= 0; end = body.indexOf(']:', end + 1)) {
    const from = Math.max(0, end - LONGEST)
    const before = body.slice(from, end)
    const start = before.lastIndexOf('[')
    const isWhole = start > before.lastIndexOf('\n') && before[start - 1] !== '\\'
    const label = before.slice(start + 1)
    if (isWhole && label.includes(']')) isUnknown = label.includes('\\')
    else if (isWhole) labels.add(normalize(label))
    // Too long to be a label, if no line ends in it.
    else if (from === 0 || start !== -1 || before.includes('\n')) isUnknown = true
    if (isUnknown) break
  }
  return {
    isEmpty: labels.size === 0 && !isUnknown,
    has: (label) => isUnknown || labels.has(normalize(label)),
  }
}

// As micromark-util-normalize-identifier does.
function normalize(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}
