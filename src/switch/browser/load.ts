/** Another locale's page, fetched and found to be one that this page can become. */
export interface LoadedPage {
  /** Where it came from at last. */
  readonly url: string
  readonly document: Document
}

/** A page on its way. */
export interface Loading {
  readonly href: string
  readonly page: Promise<LoadedPage>
  readonly controller: AbortController
  /** Milliseconds, as `Date.now()` gives them. */
  readonly since: number
}

/** Starts to load a page. It fails where a plain navigation is called for. */
export function load(href: string): Loading {
  const controller = new AbortController()
  const page = fetchPage(href, controller.signal)
  page.catch(() => undefined) // whoever needs the page hears of it; a prefetch may fail unnoticed
  return { href, page, controller, since: Date.now() }
}

/** What marks a page as one of ours, and names its styles and scripts. */
export function markerOf({ body }: Document): string | undefined {
  return body.dataset.stele
}

async function fetchPage(href: string, signal: AbortSignal): Promise<LoadedPage> {
  const response = await fetch(href, { signal, headers: { Accept: 'text/html' } })
  const { ok, url, headers } = response
  const isOurs = ok && url.startsWith(`${location.origin}/`)
  if (isOurs && headers.get('Content-Type')?.startsWith('text/html')) {
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (markerOf(page) === markerOf(document)) return { url, document: page }
  }
  throw new Error(url)
}
