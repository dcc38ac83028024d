import { LOCALE_COOKIE } from '../cookie.js'
import { takeOver } from './change.js'
import { markerOf } from './load.js'
import { keepPreference } from './preference.js'
import { styleTransitions } from './transition.js'

/** Options of {@link defineLocaleSwitcher}. */
export interface LocaleSwitcherOptions {
  /** The name of the cookie that keeps what the reader prefers. Default: `locale`. */
  readonly cookie?: string
}

const TAG = 'locale-switcher'
const OUT_OF_SIGHT = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'

/**
 * Defines `<locale-switcher>`: the element around a switcher, whose links then change the page in
 * place. Without it, on pages that stele has not made, and whenever anything is amiss, they are
 * plain links. Dispatches `beforelocalechange` (cancelable) and `localechange` on the document.
 *
 * @example defineLocaleSwitcher()
 */
export function defineLocaleSwitcher({ cookie = LOCALE_COOKIE }: LocaleSwitcherOptions = {}): void {
  if (customElements.get(TAG) !== undefined) return
  const page = markerOf(document) === undefined ? undefined : takeOver()
  if (page) styleTransitions()

  class LocaleSwitcher extends HTMLElement {
    // In the shadow: no change of the page touches it.
    readonly #region = document.createElement('div')

    constructor() {
      super()
      this.#region.role = 'status'
      this.#region.style.cssText = OUT_OF_SIGHT
      this.attachShadow({ mode: 'open' }).append(document.createElement('slot'), this.#region)
      for (const type of ['click', 'pointerover', 'focusin']) this.addEventListener(type, this)
    }

    handleEvent(event: Event): void {
      if (!(event.target instanceof Element)) return
      const link = event.target.closest('a')
      if (!link?.hreflang || link.origin !== location.origin) return
      if (event.type !== 'click') page?.prepare(link.href)
      else if (isPlain(event as MouseEvent)) {
        // what a click is
        keepPreference(link.hreflang, cookie)
        if (page === undefined) return
        event.preventDefault()
        page.change(link.href)
      }
    }

    announce(): void {
      const current = this.querySelector('[aria-current]')
      this.#region.lang = document.documentElement.lang
      this.#region.textContent = current?.ariaLabel ?? current?.textContent ?? document.title
    }
  }
  customElements.define(TAG, LocaleSwitcher)
  addEventListener('localechange', () => document.querySelector<LocaleSwitcher>(TAG)?.announce())
}

// Not for a new tab or window.
function isPlain({ defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) {
  return !(defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey)
}
