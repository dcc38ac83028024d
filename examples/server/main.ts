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

/** A server for one article. */
export function createArticleServer(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const locale = locales.match(pathname.split('/')[1] ?? '')
    if (pathname === '/') {
      const wanted = locales.negotiate(request.headers['accept-language'])
      const headers = { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' }
      response.writeHead(302, { ...headers, Location: articlePath(locales, article, wanted) }).end()
    } else if (locale === undefined || !isAvailable(locales, article, locale)) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n')
    } else if (pathname !== articlePath(locales, article, locale)) {
      const address = switchLocale(locales, pathname, locale, article)
      const known = address === articlePath(locales, article, locale)
      response.writeHead(known ? 308 : 404, known ? { Location: address } : {}).end()
    } else {
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': locale }
      response
        .writeHead(200, headers)
        .end(renderPage(locales, article, locale, { messages, renderer }))
    }
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  createArticleServer().listen(8081, '127.0.0.1', () => console.log('http://127.0.0.1:8081/'))
}
