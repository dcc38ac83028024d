import type { Paint } from './terminal.js'

// The table of a comparison has as many cells as the product of both lengths.
const MOST_CELLS = 4_000_000

/** One run of words that both texts have, or only the first or the second. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * How one text became another, word by word, by their longest common subsequence.
 *
 * @example wordDiff('one two', 'one three')
 * // => [{ kind: 'same', text: 'one ' }, { kind: 'removed', text: 'two' }, { kind: 'added', text: 'three' }]
 */
export function wordDiff(was: string, is: string): readonly DiffPart[] {
  const [one, two] = [was, is].map((text) => text.match(/\s+|[\p{L}\p{M}\p{N}]+|./gsu) ?? [])
  if (one === undefined || two === undefined) return []
  if (one.length * two.length > MOST_CELLS) {
    return [
      { kind: 'removed', text: was },
      { kind: 'added', text: is },
    ]
  }
  return merge(steps(one, two))
}

function steps(one: readonly string[], two: readonly string[]): readonly DiffPart[] {
  const width = two.length + 1
  const lengths = new Uint32Array((one.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = two.length - 1; column >= 0; column -= 1) {
      const isSame = one[row] === two[column]
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const parts: DiffPart[] = []
  let [row, column] = [0, 0]
  while (row < one.length || column < two.length) {
    const [before, after] = [one[row] ?? '', two[column] ?? '']
    if (row < one.length && column < two.length && before === after) {
      parts.push({ kind: 'same', text: before })
      row += 1
      column += 1
    } else if (
      row < one.length &&
      (column === two.length || at(row + 1, column) >= at(row, column + 1))
    ) {
      parts.push({ kind: 'removed', text: before })
      row += 1
    } else {
      parts.push({ kind: 'added', text: after })
      column += 1
    }
  }
  return parts
}

function merge(parts: readonly DiffPart[]): readonly DiffPart[] {
  const merged: DiffPart[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last?.kind === part.kind)
      merged[merged.length - 1] = { ...part, text: last.text + part.text }
    else merged.push(part)
  }
  return merged
}

/** The difference between two texts, marked without colours too: `[-removed-]{+added+}`. */
export function formatDiff(was: string, is: string, paint: Paint): string {
  return wordDiff(was, is)
    .map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'removed' ? paint('red', `[-${text}-]`) : paint('green', `{+${text}+}`)
    })
    .join('')
}
