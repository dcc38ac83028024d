import { type Edit, type Rule, replacing } from './edit.js'
import type { Dash, Habits } from './habits.js'
import { quoting } from './quotes.js'

const NO_BREAK = '\u00a0'

const UNITS =
  'мм|см|дм|м|км|мг|г|кг|т|мл|л|га|руб|коп|грн|тыс|тис|млн|млрд|трлн|мин|хв|сек|Вт|кВт|МВт|Гц|' +
  'mm|cm|dm|m|km|mg|g|kg|t|ml|l|ha|kW|MW|W|V|Hz|kB|MB|GB|TB|mph|ft|lb|oz|min|h'

const ELLIPSIS = replacing(/(?<![./\\])\.{3}(?![./\\])/g, () => '…')
const AFTER_SHORT_WORD = replacing(
  /(?<=(?:^|[\s([«„“‘‚"])\p{L}\p{M}*)[ \n](?=\S)/gu,
  () => NO_BREAK,
)
const BEFORE_UNIT = replacing(
  new RegExp(`(?<=\\d)[ \\n](?=(?:[%‰°₽₴€$£]|(?:${UNITS})(?![\\p{L}\\p{M}\\d])))`, 'gu'),
  () => NO_BREAK,
)
const BEFORE_DASH = replacing(/(?<=\S)[ \n](?=[—–][ \n])/g, () => NO_BREAK)

/** The rules of a language, in the order they are applied in. */
export function rulesOf(habits: Habits): readonly Rule[] {
  return [
    ELLIPSIS,
    quoting(habits),
    ...(habits.dash === undefined ? [] : [dashing(habits.dash)]),
    BEFORE_DASH,
    AFTER_SHORT_WORD,
    BEFORE_UNIT,
  ]
}

const BETWEEN_SPACES = /(?:^|(?<=\S[ \n\u00a0]))(?:--?|–|—)(?=[ \n\u00a0])/g

function dashing(dash: Dash): Rule {
  return (text) =>
    Array.from(text.matchAll(BETWEEN_SPACES)).flatMap(({ 0: match, index }): readonly Edit[] => {
      const end = index + match.length
      const isBetweenNumbers = /\d/.test(text.charAt(index - 2)) && /\d/.test(text.charAt(end + 1))
      return isBetweenNumbers ? [] : [{ start: index, end, text: dash }] // a minus
    })
}
