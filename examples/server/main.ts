// Renders an article per request on Node's http: /<locale>/<slug>/, /ua/… sent on to /uk/….
import { createServer, type Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import {
  articlePath,
  createMessages,
  createRenderer,
  defineArticle,
  isAvailable,
  newsroomLocales as locales,
  renderPage,
  switchLocale,
} from 'stele'

const messages = createMessages(locales)
const renderer = createRenderer({ messages })

const article = defineArticle(locales, {
  id: 'bridge',
  source: 'uk',
  section: 'city',
  published: '2026-03-02T07:30:00Z',
  slug: { uk: 'mist', en: 'bridge', ru: 'most' },
  title: { uk: 'Старий міст відкрили', en: 'The old bridge is open', ru: 'Старый мост открыли' },
  blocks: [
    {
      id: 'lead',
      text: {
        uk: 'Ремонт тривав **два роки**.',
        en: 'The repairs took **two years**.',
        ru: 'Ремонт длился **два года**.',
      },
    },
    { id: 'buses', text: { uk: 'Автобуси повернуться на міст у квітні.' } },
  ],
})

const pages = new Map(
  locales.codes
    .filter((locale) => isAvailable(locales, article, locale))
    .map((locale) => [articlePath(locales, article, locale), locale]),
)

/** A server for one article. */
export function createArticleServer(): Server {
  return createServer(({ url = '/', headers: asked }, response) => {
    const [path = ''] = url.split('?')
    const locale = pages.get(path)
    if (locale !== undefined) {
      const now = new Date().toISOString()
      const page = renderPage(locales, article, locale, { messages, renderer, now })
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': locale }
      response.writeHead(200, headers).end(page)
    } else if (path === '/') {
      const wanted = locales.negotiate(asked['accept-language'])
      const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' }
      response.writeHead(302, { ...headers, Location: articlePath(locales, article, wanted) }).end()
    } else {
      const known = canonicalAddress(url)
      if (known === undefined) response.writeHead(404).end()
      else response.writeHead(308, { Location: known }).end()
    }
  })
}

// `/ua/mist/?a` is `/uk/mist/?a`; `undefined` where that is no page either.
function canonicalAddress(url: string): string | undefined {
  const locale = locales.match(url.split('/')[1] ?? '')
  const address = locale && switchLocale(locales, url, locale)
  return address && pages.has(address.split('?')[0] ?? '') ? address : undefined
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  createArticleServer().listen(8081, '127.0.0.1', () => console.log('http://127.0.0.1:8081/'))
}
