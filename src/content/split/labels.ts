/** What brackets may refer to: labels of definitions in the whole text, and perhaps some more. */
export interface Labels {
  /** Whether nothing is defined. */
  readonly isEmpty: boolean
  /** Whether a definition has this label, or may have it. */
  readonly has: (label: string) => boolean
}

/**
 * The labels before `]:` anywhere in a text. A label over several lines, or with escaped brackets,
 * makes every label possible.
 */
export function labelsOf(body: string): Labels {
  const labels = new Set<string>()
  let isUnknown = false
  for (let end = body.indexOf(']:'); end >= 0; end = body.indexOf(']:', end + 1)) {
    const line = body.lastIndexOf('\n', end) + 1
    const start = body.lastIndexOf('[', end)
    if (start < line || body[start - 1] === '\\') isUnknown = true
    else labels.add(normalize(body.slice(start + 1, end)))
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
