import { createHash } from 'node:crypto'
import {
  articlePath,
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales,
  pageStyle,
  renderFrontPage,
  renderPage,
  renderParallel,
} from 'stele'
import { type Answer, bundle } from '../../browser.js'

export const locales = newsroomLocales.extend({ ar: { fallback: ['en'] } })
export type Code = (typeof locales.codes)[number]

const SENTENCES: Readonly<Record<Code, string>> = {
  ru: 'Вечером трамваи снова вышли на линию, и пассажиры были этому очень рады. ',
  uk: 'Увечері трамваї знову вийшли на лінію. ',
  en: 'In the evening the trams went back into service, to the great joy of all who ride in them. ',
  ar: 'عادت عربات الترام مساء. ',
}

const inAll = (write: (code: Code) => string) =>
  Object.fromEntries(locales.codes.map((code) => [code, write(code)])) as Record<Code, string>

const paragraphs = Array.from({ length: 36 }, (_, at) => ({
  id: `p${at}`,
  text: inAll((code) => SENTENCES[code].repeat(3 + ((at * 7) % 5)) + at),
}))

const special = [
  { id: 'list', text: inAll((code) => `- ${SENTENCES[code]}\n- ${SENTENCES[code]}`) },
  { id: 'joined', text: { ...inAll((code) => SENTENCES[code]), uk: '- Один\n- Два\n\nТри' } },
  { id: 'map', text: '![](/images/map.svg)' },
  // An image that one page does not have: it is put in, and loads late.
  {
    id: 'photo',
    text: {
      ...inAll((code) => `![${SENTENCES[code]}](/images/late-${code}.svg)`),
      en: SENTENCES.en,
    },
  },
  { id: 'talks', text: { en: `${SENTENCES.en}[^1]\n\n[^1]: A note.` } },
  { id: 'abroad', text: { en: SENTENCES.en, ru: null } },
  { id: 'old', text: { en: SENTENCES.en, uk: { text: SENTENCES.uk, of: fingerprint('Other') } } },
  { id: 'code', text: '```\nlet tram = 1\n```' },
]

const article = defineArticle(locales, {
  id: 'trams',
  source: 'en',
  section: 'city',
  published: '2026-03-01T22:30:00Z',
  slug: { en: 'night-trams', uk: 'nichni-tramvai' },
  title: { en: 'Night trams', uk: 'Нічні трамваї', ru: 'Ночные трамваи' },
  summary: { en: 'They are back.', uk: 'Вони повернулися.' },
  blocks: paragraphs.flatMap((block, at) => {
    const next = at % 4 === 1 ? special[(at - 1) / 4] : undefined
    return next === undefined ? [block] : [block, next]
  }),
})

const messages = createMessages(locales)
const renderer = createRenderer({ messages })
const options = { messages, renderer, now: '2026-03-02', siteName: 'Stele', script: '/client.js' }

export const addressOf = (code: Code): string => articlePath(locales, article, code)

// A `head` as a publication writes it, and something for readers to open.
function dress(html: string, code: Code): string {
  const alternates = locales.codes
    .map((each) => `<link rel="alternate" hreflang="${each}" href="${addressOf(each)}">`)
    .join('\n')
  return html
    .replace(
      '</head>',
      `<link rel="canonical" href="${addressOf(code)}">
${alternates}
<meta property="og:locale" content="${code}">
<script type="application/ld+json">{"inLanguage":"${code}"}</script>
</head>`,
    )
    .replace('</main>', `<details><summary>${code}</summary><p>${code}</p></details>\n</main>`)
}

/** An address with an article side by side. */
export const PARALLEL = '/uk/nichni-tramvai/with/en/ar/'

export const pages: ReadonlyMap<string, string> = new Map<string, string>([
  [PARALLEL, renderParallel(locales, article, ['uk', 'en', 'ar'], options)],
  ...locales.codes.flatMap((code): [string, string][] => [
    [
      addressOf(code),
      dress(renderPage(locales, article, code, { ...options, originals: 'all' }), code),
    ],
    [`/${code}/`, renderFrontPage(locales, [article], code, options)],
  ]),
])

const script = await bundle(`
  import { createLocaleStore, defineLocaleSwitcher } from 'stele/client'
  defineLocaleSwitcher()
  globalThis.store = createLocaleStore(${JSON.stringify({ codes: locales.codes, default: 'ru' })})
`)

const styleHash = createHash('sha256').update(pageStyle).digest('base64')
const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'sha256-${styleHash}'`

export function htmlAnswer(body: string): Answer {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }
  return { body, headers }
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="400"><rect width="500" height="400"/></svg>'

/** What the site has at a path, images a while after they are asked for. */
export function answer(path: string): Answer | undefined {
  const html = pages.get(path)
  if (html !== undefined) return htmlAnswer(html)
  if (path === '/client.js') return { body: script, headers: { 'Content-Type': 'text/javascript' } }
  if (!path.startsWith('/images/')) return undefined
  return { body: svg, headers: { 'Content-Type': 'image/svg+xml' }, delay: 150 }
}
