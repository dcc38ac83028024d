import { list, quote, SteleError } from '../errors.js'
import { ownOnly } from './own.js'
import type { LocaleInput } from './types.js'

interface Rule {
  readonly wanted: string
  readonly fits: (value: unknown) => boolean
}

const WORDS: Rule = {
  wanted: 'a text that is not blank',
  fits: (value) => typeof value === 'string' && value.trim() !== '',
}
const TAGS: Rule = {
  wanted: 'an array of tags',
  fits: (value) => Array.isArray(value) && value.every((tag) => typeof tag === 'string'),
}
const DIRECTION: Rule = {
  wanted: '"ltr" or "rtl"',
  fits: (value) => value === 'ltr' || value === 'rtl',
}

const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    label: WORDS,
    name: WORDS,
    dir: DIRECTION,
    format: WORDS,
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
  const fields = fieldsOf(`Locale ${quote(code)}`, input).filter(([, value]) => value !== undefined)
  const copies = fields.map(([field, value]) => {
    const rule = RULES.get(field)
    if (rule === undefined) {
      throw new SteleError('invalid-locale', `Locale ${quote(code)} has no ${quote(field)}.`, {
        hint: `Its fields are ${list(RULES.keys())}.`,
      })
    }
    if (!rule.fits(value)) throw unfit(`The ${field} of ${quote(code)}`, value, rule.wanted)
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
