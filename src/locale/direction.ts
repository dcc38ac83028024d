import { scriptOf } from './tag.js'

/** The value of the HTML `dir` attribute for a text. */
export type Direction = 'ltr' | 'rtl'

// Scripts whose letters are strongly right to left (Unicode Character Database, DerivedBidiClass).
const RIGHT_TO_LEFT = new Set(
  (
    'Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero ' +
    'Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi'
  ).split(' '),
)

/**
 * The direction a locale is written in, by its script: `Intl.Locale.textInfo` on Node 20 calls
 * `az-Arab` and `dv` left to right, and is absent elsewhere.
 *
 * @example directionOf('ar') // => 'rtl'
 */
export function directionOf(tag: string): Direction {
  const known = directions.get(tag)
  if (known !== undefined) return known
  const script = scriptOf(tag)
  const direction = script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
  if (directions.size >= MOST_REMEMBERED) directions.clear()
  directions.set(tag, direction)
  return direction
}

// Every text asks, and Intl takes long. Anybody may ask about anything.
const directions = new Map<string, Direction>()
const MOST_REMEMBERED = 1000
