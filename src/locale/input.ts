import { list, quote, SteleError } from '../errors.js'
import { ownOnly } from './own.js'
import { isCanonical } from './tag.js'
import type { LocaleInput } from './types.js'

/** What a field must hold, in words and as a question about its value. */
type Rule = readonly [wanted: string, fits: (value: unknown, code: string) => boolean]

const WORDS: Rule = ['a text that is not blank', (value) => isText(value) && value.trim() !== '']
const TAGS: Rule = ['an array of tags', (value) => Array.isArray(value) && value.every(isText)]

const RULES = new Map<string, Rule>(
  Object.entries({
    label: WORDS,
    name: WORDS,
    dir: ['"ltr" or "rtl"', (value) => value === 'ltr' || value === 'rtl'],
    format: [
      'a canonical tag of the same language',
      (value, code) =>
        isText(value) && isCanonical(value) && languageOf(value) === languageOf(code),
    ],
    aliases: TAGS,
    fallback: TAGS,
    never: TAGS,
  } satisfies Record<keyof LocaleInput, Rule>),
)

/**
 * Copies a definition of locales, so that changing it later changes nothing, and checks its shape
 * for callers without types. Fields that are `undefined` count as left out.
 */
export function readInputs<C extends string>(definition: unknown): Map<C, LocaleInput<C>> {
  const inputs = fieldsOf('The definition of the locales', definition).map(
    ([code, input]) => [code, readInput(code, input)] as const,
  )
  // The keys and fields are those of the definition, whose type holds them to `C`.
  return new Map(inputs) as Map<C, LocaleInput<C>>
}

function readInput(code: string, input: unknown): LocaleInput {
  const what = `Locale ${quote(code)}`
  const fields = fieldsOf(what, input).filter(([, value]) => value !== undefined)
  const copies = fields.map(([field, value]) => {
    const rule = RULES.get(field)
    if (rule === undefined) {
      throw new SteleError('invalid-locale', `${what} has no ${quote(field)}.`, {
        hint: `Its fields are ${list(RULES.keys())}.`,
      })
    }
    const [wanted, fits] = rule
    if (!fits(value, code)) throw unfit(`The ${field} of ${quote(code)}`, value, wanted)
    return [field, Array.isArray(value) ? Object.freeze([...value]) : value]
  })
  return Object.freeze(ownOnly<LocaleInput>(Object.fromEntries(copies)))
}

function fieldsOf(what: string, value: unknown): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
  }
  throw unfit(what, value, 'an object')
}

function unfit(what: string, value: unknown, wanted: string): SteleError {
  return new SteleError('invalid-locale', `${what} is ${quote(value)}.`, {
    hint: `Give ${wanted}.`,
  })
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function languageOf(tag: string): string | undefined {
  return tag.split('-')[0]
}
