import { LOCALE_COOKIE, readLocaleCookie } from '../cookie.js'
import { keepPreference, preferenceChannel } from './preference.js'

/** What a {@link LocaleStore} knows. */
export interface LocaleState<C extends string = string> {
  /** The locale that the address names. */
  readonly current: C
  /** The locale that the reader has chosen, here or in another tab; `undefined` before that. */
  readonly preference: C | undefined
  readonly codes: readonly C[]
}

/**
 * The locale of the page and of the reader. `subscribe` and `get` are what React's
 * `useSyncExternalStore` asks for, `subscribe` and `set` what Svelte calls a store.
 */
export interface LocaleStore<C extends string = string> {
  /** The same object until something changes. */
  readonly get: () => LocaleState<C>
  /**
   * Keeps what the reader prefers, in a cookie and in other tabs. The page stays as it is.
   *
   * @throws RangeError for an unknown locale. Not a `SteleError`, whose weight every reader would load
   */
  readonly set: (locale: C) => void
  /** Calls at once, after each change, and when the page has changed. Answers how to stop. */
  readonly subscribe: (listener: (state: LocaleState<C>) => void) => () => void
}

/** Options of {@link createLocaleStore}. */
export interface LocaleStoreOptions {
  /** The path of the page. Needed on the server only: in a browser it is that of the address. */
  readonly path?: string
  /** The request's `Cookie` header. Needed on the server only. */
  readonly cookies?: string | null | undefined
  /** The name of the cookie. Default: `locale`. */
  readonly cookie?: string
}

/**
 * Makes a store: one for each request on a server, one for as long as the page lives in a browser.
 *
 * @param locales - a `Locales`, or in a browser only its codes and its default
 * @example createLocaleStore({ codes: ['ru', 'uk', 'en'], default: 'ru' }).get().current // => 'uk'
 */
export function createLocaleStore<const C extends string>(
  locales: { readonly codes: readonly C[]; readonly default: NoInfer<C> },
  options: LocaleStoreOptions = {},
): LocaleStore<C> {
  const { codes } = locales
  const { cookie = LOCALE_COOKIE } = options
  const page = globalThis.document // on a server there is none
  const listeners = new Set<() => void>()

  const known = (code: unknown): C | undefined => codes.find((each) => each === code)
  const kept = (): C | undefined =>
    known(readLocaleCookie(page ? page.cookie : options.cookies, cookie))
  const named = (): C => {
    const path = page ? page.location.pathname : (options.path ?? '')
    const segment = path.split(/[/?#]/)[1]?.toLowerCase()
    return codes.find((code) => code.toLowerCase() === segment) ?? locales.default
  }

  let state: LocaleState<C> = { current: named(), preference: kept(), codes }
  // A page that has just been changed has lost what listeners wrote on it.
  const update = (preference = state.preference, isNewPage = false): void => {
    const current = named()
    if (!isNewPage && current === state.current && preference === state.preference) return
    state = { current, preference, codes }
    for (const listener of listeners) listener()
  }
  if (page) {
    follow(
      cookie,
      (event) => update(kept(), event?.type === 'localechange'),
      (code) => update(known(code)),
    )
  }

  return {
    get: () => state,
    set: (locale) => {
      if (known(locale) === undefined) {
        throw new RangeError(`"${locale}" is not one of ${codes.join(', ')}.`)
      }
      if (page) keepPreference(locale, cookie)
      update(locale)
    },
    subscribe: (listener) => {
      const call = (): void => listener(state)
      listeners.add(call)
      call()
      return () => void listeners.delete(call)
    },
  }
}

function follow(
  cookie: string,
  refresh: (event?: Event) => void,
  onPreference: (code: unknown) => void,
): void {
  let channel: BroadcastChannel | undefined
  const open = (): void => {
    channel ??= preferenceChannel(cookie)
    channel.onmessage = ({ data }) => onPreference(data)
    refresh()
  }
  open()
  // A page that was put aside hears nothing, and an open channel may keep it from being put aside.
  addEventListener('pagehide', () => {
    channel?.close()
    channel = undefined
  })
  addEventListener('pageshow', open)
  addEventListener('popstate', refresh)
  addEventListener('localechange', refresh)
  // What routers push shows only here, and not in every browser yet.
  globalThis.navigation?.addEventListener('currententrychange', refresh)
}
