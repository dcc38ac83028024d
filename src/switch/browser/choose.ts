import { readLocaleCookie } from '../cookie.js'

/**
 * Leads a reader on from a page of nothing but links to locales: to the one chosen before, else to
 * the first language of the browser that there is. Not readers who come from the site itself: they
 * want to choose.
 */
export function followReader(): void {
  if (document.referrer.startsWith(`${location.origin}/`)) return
  const links = document.querySelectorAll<HTMLAnchorElement>('.chooser a[hreflang]')
  const linkTo = (tag: string | undefined): HTMLAnchorElement | undefined =>
    Array.from(links).find(({ hreflang }) => hreflang.toLowerCase() === tag?.toLowerCase())
  const link =
    linkTo(readLocaleCookie(document.cookie)) ??
    navigator.languages.flatMap((tag) => prefixesOf(tag).flatMap((each) => linkTo(each) ?? []))[0]
  if (link !== undefined) location.replace(link.href + location.search + location.hash)
}

// RFC 4647 lookup, which must not lead to another script: not from `zh-Hant` to `zh`.
function prefixesOf(tag: string): readonly string[] {
  const names = tag.split('-')
  return names
    .map((_, at) => names.slice(0, names.length - at).join('-'))
    .filter((prefix) => scriptOf(prefix) === scriptOf(tag))
}

function scriptOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script
  } catch (error) {
    if (error instanceof RangeError) return undefined // no tag, such as `zh-x`
    throw error
  }
}
