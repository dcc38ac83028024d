import { quote } from '../errors.js'
import { addressOf, generatedName } from './addresses.js'
import { sectionKeys } from './claims.js'
import { entriesOf } from './ordered.js'
import type { Claim, State } from './records.js'
import type { Settings } from './settings.js'
import type { AddressClash } from './types.js'

/**
 * Addresses that several articles claim, or that an article claims though something is generated
 * there. The page of one of them stands there; the others have no page in that locale.
 */
export function findClashes<C extends string>(
  settings: Settings<C>,
  state: State<C>,
): readonly AddressClash[] {
  const sections = sectionKeys(settings, state.sections)
  const found: AddressClash[] = []
  for (const [key, claims] of entriesOf(state.claims)) {
    const strong = claims.filter(({ kind }) => kind !== 'other-locale')
    const [first] = strong
    if (first === undefined) continue
    const section = sections.get(key)?.section
    const generated = generatedName(settings, first.path)
    if (section !== undefined || generated !== undefined) {
      const what = section === undefined ? nameOf(generated) : `the section ${quote(section)}`
      found.push(...strong.map((claim) => clash(settings, claim, what)))
      continue
    }
    const [, ...others] = strong
    const what = `the article ${quote(first.article)}`
    found.push(
      ...others.map((claim) => ({ ...clash(settings, claim, what), owner: first.article })),
    )
  }
  return found
}

function nameOf(generated: string | undefined): string {
  return generated === 'with' ? 'a page side by side' : 'a generated page'
}

function clash<C extends string>(
  settings: Settings<C>,
  { kind, article, locale, path }: Claim<C>,
  what: string,
): AddressClash {
  const isPage = kind === 'page'
  const claimant = isPage ? `The article ${quote(article)}` : `A former slug of ${quote(article)}`
  const address = quote(addressOf(settings, path))
  const advice = isPage ? 'Give it another slug.' : 'Remove it from "formerSlugs".'
  return {
    code: 'address-clash',
    severity: isPage ? 'error' : 'warning',
    message: `${claimant} has the address ${address}, where ${what} stands. ${advice}`,
    path: [isPage ? 'slug' : 'formerSlugs'],
    article,
    locale,
  }
}
