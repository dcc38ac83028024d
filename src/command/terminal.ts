/** What a command sees of the world around it. */
export interface Terminal {
  /** The folder that paths count from. */
  readonly cwd: string
  /** Whether what is written may have colours. */
  readonly colour: boolean
  /** Writes results. */
  readonly write: (text: string) => void
  /** Says how far long work has come, over what it said before; `''` takes that away. */
  readonly progress: (text: string) => void
  /** Whether anybody sees progress. */
  readonly live: boolean
  /** Writes a line about long work where nobody sees progress. */
  readonly log: (line: string) => void
  /** Ends work that would go on for ever. */
  readonly signal?: AbortSignal
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const

/** How a text looks on a terminal. */
export type Paint = (style: keyof typeof CODES, text: string) => string

/** Colours texts where the terminal has colours. */
export function painter({ colour }: Pick<Terminal, 'colour'>): Paint {
  if (!colour) return (_, text) => text
  return (style, text) => `\u001B[${CODES[style]}m${text}\u001B[0m`
}

/** A cell of a table, as long as it looks and as it is painted. */
export interface Cell {
  readonly text: string
  readonly painted?: string
  readonly right?: boolean
}

/** Lays rows of cells out in columns, two spaces apart. */
export function formatTable(rows: readonly (readonly (string | Cell)[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
  )
  const widths: number[] = []
  for (const row of cells) {
    row.forEach(({ text }, at) => {
      widths[at] = Math.max(widths[at] ?? 0, text.length)
    })
  }
  return cells
    .map((row) =>
      row
        .map((cell, at) => pad(cell, widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}

function pad({ text, painted = text, right = false }: Cell, width: number): string {
  const space = ' '.repeat(width - text.length)
  return right ? space + painted : painted + space
}
