import { keepPlace, placeIn, stateWith } from './entry.js'
import { showDocument } from './head.js'
import { type LoadedPage, type Loading, load } from './load.js'
import { holdPlace, type Place, readPlace } from './place.js'
import { withTransition } from './transition.js'

/** The detail of the events `beforelocalechange` and `localechange`. */
export interface LocaleChange {
  /** The language of the page before. */
  readonly from: string
  /** The language of the page after: unknown before the change. */
  readonly to?: string
  readonly href: string
}

/** Takes the reader from one locale's page to another's. */
export interface PageChange {
  /** Loads a page that the reader may want. */
  readonly prepare: (href: string) => void
  readonly change: (href: string) => void
}

const PREPARED_MILLISECONDS = 30_000
const SETTLED_MILLISECONDS = 100

/** Takes over the switching of a document, and its history from there on. */
export function takeOver(): PageChange {
  let shown = addressOf(location.href)
  let prepared: Loading | undefined
  let running: Loading | undefined
  let letGo = (): void => undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const isShown = (): boolean => addressOf(location.href) === shown
  const hold = (place: Place): void => {
    letGo()
    letGo = holdPlace(place)
  }
  // Elsewhere the browser does it.
  const holdWhereManual = (place: Place): void => {
    if (history.scrollRestoration === 'manual') hold(place)
  }
  const stop = (): void => {
    running?.controller.abort()
    running = undefined
  }

  const loadOrTake = (href: string): Loading => {
    const isYoung = prepared && Date.now() - prepared.since < PREPARED_MILLISECONDS
    if (isYoung && prepared?.href === href) return prepared
    prepared?.controller.abort()
    return load(href)
  }

  const show = ({ url, document: page }: LoadedPage, entry?: Place): void => {
    const from = document.documentElement.lang
    const place = entry ?? readPlace()
    if (entry === undefined && isShown()) keepPlace()
    showDocument(page)
    if (entry === undefined) {
      history.pushState(stateWith(place), '', addressOf(url) + location.hash)
      history.scrollRestoration = 'manual'
    }
    shown = addressOf(location.href)
    hold(place)
    announce('localechange', { from, to: document.documentElement.lang, href: location.href })
  }

  const go = async (href: string, entry?: Place): Promise<void> => {
    if (running?.href === href) return
    stop()
    const loading = loadOrTake(href)
    const { signal } = loading.controller
    running = loading
    prepared = undefined
    try {
      const page = await loading.page
      await withTransition(() => {
        if (!signal.aborted) show(page, entry)
      })
    } catch {
      if (signal.aborted) return
      if (entry === undefined) location.assign(href)
      else location.reload()
    }
    if (running === loading) running = undefined
  }

  const keep = (): void => {
    if (isShown() && placeIn(history.state)) keepPlace()
  }
  addEventListener('pagehide', keep)
  addEventListener('scroll', () => {
    clearTimeout(timer)
    timer = setTimeout(keep, SETTLED_MILLISECONDS)
  })
  addEventListener('popstate', ({ state }) => {
    const place = placeIn(state)
    if (!isShown()) {
      if (place !== undefined) void go(location.href, place)
      return
    }
    stop()
    if (state === null)
      keepPlace() // a step to a fragment of our page
    else if (place) holdWhereManual(place)
  })

  const entry = placeIn(history.state)
  if (entry === undefined) keepPlace()
  else holdWhereManual(entry)

  return {
    prepare: (href) => {
      if (addressOf(href) !== shown) prepared = loadOrTake(href)
    },
    change: (href) => {
      const from = document.documentElement.lang
      if (addressOf(href) === shown) stop()
      else if (announce('beforelocalechange', { from, href }, true)) void go(href)
    },
  }
}

// What a server is asked for.
function addressOf(href: string): string {
  const { pathname, search } = new URL(href)
  return pathname + search
}

function announce(type: string, detail: LocaleChange, cancelable = false): boolean {
  return document.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true }))
}
