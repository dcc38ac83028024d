/** The name of the cookie that keeps the locale a reader prefers. */
export const LOCALE_COOKIE = 'locale'

const YEAR_IN_SECONDS = 31_536_000

/**
 * A cookie that keeps the locale a reader prefers for a year: the value of a `Set-Cookie` header,
 * and of `document.cookie` (RFC 6265).
 *
 * @param locale - a code
 * @example localeCookie('uk') // => 'locale=uk; Path=/; Max-Age=31536000; SameSite=Lax'
 */
export function localeCookie(locale: string, name: string = LOCALE_COOKIE): string {
  return `${name}=${encodeURIComponent(locale)}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`
}

/**
 * The locale in the value of a `Cookie` header, or of `document.cookie`; `undefined` where there is
 * none. Anybody may have written it: pass it through `match`.
 *
 * @example readLocaleCookie('theme=dark; locale=uk') // => 'uk'
 */
export function readLocaleCookie(
  cookies: string | null | undefined,
  name: string = LOCALE_COOKIE,
): string | undefined {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
