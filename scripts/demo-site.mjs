// The demo newsroom as a publication, with a locale that is written from right to left, served on
// the loopback for scripts that look at it.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'
import { createMessages, defineArticle } from 'stele'
import { loadArticles } from 'stele/node'
import { createPublication } from 'stele/publish'

const NEWSROOM = new URL('../examples/newsroom/', import.meta.url)
// Where there are no words in Arabic, English ones stand in.
const CATALOGS = new URL('../examples/new-locale/catalogs.ts', import.meta.url)

const jiti = createJiti(import.meta.url)
const config = await jiti.import(new URL('stele.config.ts', NEWSROOM).href, { default: true })
const newsroom = config.locales
const locales = newsroom.extend({
  ar: { label: 'AR', fallback: ['en'], format: 'ar-u-nu-latn' },
})

// Nobody has translated the newsroom into Arabic yet.
const bridge = defineArticle(locales, {
  id: 'bridge',
  source: 'en',
  section: 'city',
  published: '2026-05-24T09:00:00+03:00',
  slug: { en: 'bridge', ar: 'jisr' },
  title: { ar: 'الجسر القديم يفتح للمشاة من جديد', en: 'The old bridge opens to walkers again' },
  summary: {
    en: 'Closed for three years, it is back: for walkers and bicycles only.',
    ar: 'أُغلق الجسر ثلاث سنوات للترميم. يعود اليوم للمشاة والدراجات فقط.',
  },
  blocks: [
    {
      id: 'lead',
      text: {
        ar: 'فُتح **الجسر القديم** صباح الأحد بعد ثلاث سنوات من الترميم، وعبره أول المشاة قبل شروق الشمس.',
        en: 'The **old bridge** opened on Sunday morning after three years of repairs.',
      },
    },
    {
      id: 'rules',
      text: {
        en: '## What is new\n\n- no cars on the bridge any more;\n- a path for bicycles, two metres wide;\n- a bench at every lamp.',
        ar: '## ما الذي تغيّر\n\n- لا سيارات على الجسر بعد اليوم؛\n- مسار للدراجات عرضه متران؛\n- مقاعد عند كل عمود إنارة.',
      },
    },
    {
      id: 'voices',
      text: {
        en: '> We crossed it to school every day. We missed the sound of the planks.',
        ar: '> كنا نعبره كل يوم إلى المدرسة. اشتقنا إلى صوت الخشب تحت أقدامنا.',
      },
    },
    {
      id: 'works',
      text: {
        en: 'The city says that the works cost less than planned, and publishes every bill.',
      },
    },
  ],
})

/** The newsroom as a site, with Arabic or without. */
export async function demoSite({ isWide = true } = {}) {
  const used = isWide ? locales : newsroom
  const folder = fileURLToPath(new URL('articles/', NEWSROOM))
  const { articles, images } = await loadArticles(used, folder)
  const { timeZone, parallel } = config.site
  const { ar } = await jiti.import(CATALOGS.href)
  const site = createPublication({
    ...config.site,
    locales: used,
    messages: createMessages(used, { timeZone, catalogs: isWide ? { ar } : {} }),
    articles: isWide ? [...articles, bridge] : articles,
    now: '2026-06-01T09:00:00Z',
    parallel: isWide ? [...parallel, ['ar', 'en']] : parallel,
    image: (src, article) => {
      const found = images.find((each) => each.src === src && each.article === article)
      return found && { src: `/images/${found.name}`, ...found.size }
    },
  })
  const imageAt = (path) => images.find(({ name }) => path === `/images/${name}`)?.file
  return { site, imageAt }
}

const CSP =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'"

/** Serves a site on any free port. */
export async function serveSite({ site, imageAt }) {
  const server = createServer(async ({ url = '/' }, response) => {
    const image = url.startsWith('/images/') ? imageAt(url) : undefined
    if (image !== undefined) {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(await readFile(image))
      return
    }
    const { status, contentType, location, body } = await site.page(url)
    const headers = { 'Content-Type': contentType, 'Content-Security-Policy': CSP }
    response.writeHead(status, location ? { ...headers, Location: location } : headers).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
