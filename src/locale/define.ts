import { list, quote, SteleError } from '../errors.js'
import { directionOf } from './direction.js'
import { readInputs } from './input.js'
import { lookup, negotiate } from './negotiate.js'
import { ownOnly } from './own.js'
import { sentenceCase } from './sentence-case.js'
import { canonicalTag, isCanonical } from './tag.js'
import type { LocaleInfo, LocaleInput, Locales, WithoutAliasClash } from './types.js'

/** Options of {@link defineLocales}. */
export interface DefineLocalesOptions<C extends string> {
  /** The locale for readers about whom nothing is known, and the last in every chain. */
  readonly default: NoInfer<C>
}

/**
 * Declares the locales of a site. Codes are canonical BCP 47 tags; the union of codes is inferred.
 *
 * @throws SteleError `invalid-locale`, `alias-conflict`, `unknown-locale` or `invalid-fallback`
 * @example
 * const locales = defineLocales({ uk: { label: 'UA', aliases: ['ua'] }, en: {} }, { default: 'uk' })
 * locales.codes // => ['uk', 'en']
 */
export function defineLocales<
  const D extends { readonly [K in keyof D]: LocaleInput<keyof D & string> },
>(
  input: D & WithoutAliasClash<D, keyof D>,
  options: DefineLocalesOptions<keyof D & string>,
): Locales<keyof D & string> {
  // Callers without types may leave the options out.
  return build<keyof D & string>(readInputs(input), options?.default)
}

type Inputs<C extends string> = ReadonlyMap<C, LocaleInput<C>>

function build<C extends string>(inputs: Inputs<C>, fallback: C): Locales<C> {
  const codes: readonly C[] = Object.freeze([...inputs.keys()])
  for (const code of codes) checkCode(code)
  if (!inputs.has(fallback)) throw unknownLocale('The default locale', fallback, codes)
  const index = indexTags(inputs)
  for (const [code, input] of inputs) checkFallback(code, input, codes)

  const chains = new Map(
    Array.from(inputs, ([code, input]) => [code, chainOf(code, input, fallback)]),
  )
  const infos = new Map<C, LocaleInfo<C>>()
  const declared = <T>(table: ReadonlyMap<C, T>, code: C): T => {
    const value = table.get(code)
    if (value === undefined) throw unknownLocale('The locale', code, codes)
    return value
  }

  return Object.freeze<Locales<C>>({
    codes,
    default: fallback,
    match: (tag) => lookup(index, tag),
    chain: (code) => declared(chains, code),
    negotiate: (accept) => negotiate(index, codes, fallback, accept),
    get: (code) => {
      const known = infos.get(code)
      if (known !== undefined) return known
      const info = infoOf(code, declared(inputs, code))
      infos.set(code, info)
      return info
    },
    has: (code): code is C => (inputs as ReadonlyMap<unknown, unknown>).has(code),
    extend: <const D extends { readonly [K in keyof D]: LocaleInput<C | (keyof D & string)> }>(
      more: D,
      options: { readonly default?: C | (keyof D & string) } = {},
    ) => {
      type Wider = C | (keyof D & string)
      const merged = new Map<Wider, LocaleInput<Wider>>(inputs)
      for (const [code, input] of readInputs<Wider>(more)) {
        merged.set(code, ownOnly({ ...merged.get(code), ...input }))
      }
      return build<Wider>(merged, options.default ?? fallback)
    },
  })
}

const NONE: readonly never[] = Object.freeze([])

function infoOf<C extends string>(code: C, input: LocaleInput<C>): LocaleInfo<C> {
  return Object.freeze({
    code,
    label: input.label ?? code.toUpperCase(),
    name: input.name ?? ownName(code),
    dir: input.dir ?? directionOf(code),
    ...(input.format !== undefined && { format: input.format }),
    aliases: input.aliases ?? NONE,
    fallback: input.fallback ?? NONE,
    never: input.never ?? NONE,
  })
}

function ownName(code: string): string {
  // In a language that Intl does not have, it would answer in the host's.
  if (Intl.DisplayNames.supportedLocalesOf(code).length === 0) return code
  const names = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' })
  const name = names.of(code)
  return name === undefined ? code : sentenceCase(name, code)
}

function chainOf<C extends string>(
  code: C,
  { fallback: own = NONE, never = NONE }: LocaleInput<C>,
  fallback: C,
): readonly C[] {
  const chain = [code, ...own, fallback].filter((each) => !never.includes(each))
  return Object.freeze([...new Set(chain)])
}

function checkCode(code: string): void {
  if (/^ua(?:[-_]|$)/i.test(code)) {
    throw new SteleError('invalid-locale', `${quote(code)} names a region, not a language.`, {
      hint: 'Declare Ukrainian as "uk" with aliases: ["ua"]; its label may be "UA".',
    })
  }
  if (!isCanonical(code)) throw malformed(quote(code), canonicalTag(code))
}

const CODE_HINT = 'A code is a canonical BCP 47 tag, such as "uk", "pt-BR" or "zh-Hant".'

function malformed(what: string, canonical?: string): SteleError {
  const message = `${what} is not a ${canonical === undefined ? '' : 'canonical '}locale tag.`
  const advice = canonical === undefined ? '' : `Write ${quote(canonical)}. `
  return new SteleError('invalid-locale', message, { hint: advice + CODE_HINT })
}

// Codes come first: an alias never takes one away.
function indexTags<C extends string>(inputs: Inputs<C>): Map<string, C> {
  const index = new Map<string, C>()
  const add = (raw: string, code: C, role: string): void => {
    const what = `The ${role} ${quote(raw)}`
    const tag = canonicalTag(raw)
    if (tag === undefined) throw malformed(what)
    const owner = index.get(tag)
    if (owner !== undefined) {
      throw new SteleError(
        'alias-conflict',
        `${what} of locale ${quote(code)} already means locale ${quote(owner)}.`,
        { hint: `Give each tag to one locale only. Taken so far: ${list(index.keys())}.` },
      )
    }
    index.set(tag, code)
  }
  for (const code of inputs.keys()) add(code, code, 'code')
  for (const [code, { aliases = NONE }] of inputs) {
    for (const alias of aliases) add(alias, code, 'alias')
  }
  return index
}

function checkFallback<C extends string>(
  code: C,
  { fallback = NONE, never = NONE }: LocaleInput<C>,
  codes: readonly C[],
): void {
  const refuse = (fault: string, hint: string): never => {
    throw new SteleError('invalid-fallback', fault, { hint })
  }
  for (const [field, tags] of Object.entries({ fallback, never })) {
    for (const tag of tags) {
      if (!codes.includes(tag)) throw unknownLocale(`The ${field} of ${quote(code)}`, tag, codes)
      if (tag !== code) continue
      const others = list(codes.filter((each) => each !== code))
      refuse(
        `${quote(code)} stands in its own ${field}.`,
        `Name only other locales there: ${others}.`,
      )
    }
  }
  const both = fallback.find((tag) => never.includes(tag))
  if (both === undefined) return
  const fault = `${quote(both)} stands both in fallback and in never of ${quote(code)}.`
  refuse(fault, `Keep it in one of the two. Declared: ${list(codes)}.`)
}

function unknownLocale(what: string, tag: unknown, codes: readonly string[]): SteleError {
  return new SteleError('unknown-locale', `${what} is ${quote(tag)}, which is not declared.`, {
    hint: `Declared: ${list(codes) || 'none'}.`,
  })
}
