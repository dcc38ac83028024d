/** A pair of quotation marks: opening, closing. */
type Quotes = readonly [string, string]

/** A dash between words. */
export type Dash = '—' | '–'

/** How a language sets its punctuation. */
export interface Habits {
  readonly quotes: Quotes
  /** Quotation marks within quotation marks. */
  readonly inner: Quotes
  /** What a hyphen between spaces stands for; `undefined` where it is left alone. */
  readonly dash?: Dash
}

const HABITS: ReadonlyMap<string, Habits> = new Map([
  ['de', { quotes: ['„', '“'], inner: ['‚', '‘'] }],
  ['en', { quotes: ['“', '”'], inner: ['‘', '’'] }],
  ['ru', { quotes: ['«', '»'], inner: ['„', '“'], dash: '—' }],
  ['uk', { quotes: ['«', '»'], inner: ['„', '“'], dash: '—' }],
])

/** The habits of a locale's language; `undefined` where they are not known: its texts stay as typed. */
export function habitsOf(locale: string): Habits | undefined {
  const [language = ''] = locale.split('-')
  return HABITS.get(language)
}
