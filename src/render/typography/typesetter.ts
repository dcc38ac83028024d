import { cutHtml, type Fragment, htmlOf } from '../fragment.js'
import { type Dash, habitsOf } from './habits.js'
import { rulesOf } from './rules.js'
import { typesetHtml, typesetText } from './typeset.js'

/** Options of typography. */
export interface TypographyOptions {
  /** The dash between words, by locale. Default: `—` in Russian and Ukrainian; elsewhere as typed. */
  readonly dash?: { readonly [locale: string]: Dash }
}

/** Sets a fragment in the typography of a locale. */
export type Typesetter = (fragment: Fragment, locale: string) => Fragment

/** Makes a typesetter, which remembers what it has set for as long as the fragment is kept. */
export function createTypesetter({ dash = {} }: TypographyOptions = {}): Typesetter {
  const known = new WeakMap<Fragment, Map<string, Fragment>>()
  return (fragment, locale) => {
    const habits = habitsOf(locale)
    if (habits === undefined) return fragment
    const sets = known.get(fragment) ?? new Map<string, Fragment>()
    known.set(fragment, sets)
    const remembered = sets.get(locale)
    if (remembered !== undefined) return remembered
    const own = Object.hasOwn(dash, locale) ? dash[locale] : undefined
    const rules = rulesOf({ ...habits, ...(own && { dash: own }) })
    const set: Fragment = {
      ...fragment,
      ...cutHtml(typesetHtml(htmlOf(fragment), rules), fragment.outermost),
      isPlain: fragment.isPlain,
      plainText: typesetText(fragment.plainText, rules),
    }
    sets.set(locale, set)
    return set
  }
}
