// The demo newsroom as a publication, with a locale that is written from right to left, served on
// the loopback for scripts that look at it.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { createMessages, defineArticle, newsroomLocales } from 'stele'
import { loadArticles } from 'stele/node'
import { createPublication } from 'stele/publish'

const NEWSROOM = new URL('../examples/newsroom/', import.meta.url)
const ARTICLES = new URL('articles/', NEWSROOM)
// Where there are no words in Arabic, English ones stand in.
const CATALOGS = new URL('../examples/new-locale/catalogs.ts', import.meta.url)

const newsroom = newsroomLocales.extend({ en: { format: 'en-GB' } })
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

async function readArticles() {
  if (!existsSync(new URL('index.ts', ARTICLES))) {
    const { articles } = await loadArticles(locales, fileURLToPath(ARTICLES))
    return articles
  }
  const { articles } = await importTypeScript(new URL('index.ts', ARTICLES), 'articles')
  return articles
}

async function importTypeScript(url, name) {
  const outfile = fileURLToPath(new URL(`../.build/demo/${name}.mjs`, import.meta.url))
  const entryPoints = [fileURLToPath(url)]
  await build({ entryPoints, outfile, bundle: true, format: 'esm', packages: 'external' })
  return import(outfile)
}

/** Sizes of the newsroom's images, so that pages do not jump. */
async function readSize(path) {
  const svg = await readFile(path, 'utf8')
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
  return width && height ? { width: Number(width), height: Number(height) } : undefined
}

/** The newsroom as a site, with Arabic or without. */
export async function demoSite({ isWide = true } = {}) {
  const used = isWide ? locales : newsroom
  const images = new URL('images/', NEWSROOM)
  const names = ['plan.svg', 'river-port.svg']
  const sizes = new Map()
  for (const name of names) {
    const path = [new URL(name, images), new URL(`river-port/${name}`, ARTICLES)].find(existsSync)
    sizes.set(name, { path, ...(await readSize(path)) })
  }
  const nameOf = (src) => src.split('/').at(-1)
  const { ar } = await importTypeScript(CATALOGS, 'catalogs')
  const site = createPublication({
    locales: used,
    messages: createMessages(used, { timeZone: 'Europe/Kyiv', catalogs: isWide ? { ar } : {} }),
    articles: [...(await readArticles()), ...(isWide ? [bridge] : [])],
    url: 'https://stele.example',
    now: '2026-06-01T09:00:00Z',
    siteName: 'Stele',
    parallel: used.codes.flatMap((one) =>
      used.codes.flatMap((other) => (one === other || other === 'ar' ? [] : [[one, other]])),
    ),
    image: (src) => {
      const { width, height } = sizes.get(nameOf(src)) ?? {}
      return sizes.has(nameOf(src)) ? { src: `/images/${nameOf(src)}`, width, height } : undefined
    },
  })
  return { site, imageAt: (path) => sizes.get(nameOf(path))?.path }
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
