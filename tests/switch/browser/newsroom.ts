import {
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales,
  resolveArticle,
} from 'stele'
import { createPublication, type Answer as Page } from 'stele/publish'
import type { Answer } from '../../browser.js'

export const locales = newsroomLocales.extend({ ar: { fallback: ['en'] } })
export type Code = (typeof locales.codes)[number]

const LONG = {
  en: 'In the evening the trams went back into service, to the great joy of all who ride. ',
  uk: 'Увечері трамваї знову вийшли на лінію, і всі пасажири були дуже раді. ',
  ru: 'Вечером трамваи снова вышли на линию, и все пассажиры были очень рады. ',
  ar: 'عادت عربات الترام مساء إلى الخدمة. ',
}
const inAll = (times: number) =>
  Object.fromEntries(
    Object.entries(LONG).map(([code, text]) => [code, text.repeat(times)]),
  ) as Record<Code, string>

export const trams = defineArticle(locales, {
  id: 'trams',
  source: 'en',
  section: 'city',
  published: '2026-03-01T22:30:00Z',
  authors: ['Reporter One'],
  slug: { en: 'night-trams', uk: 'nichni-tramvai' },
  title: { en: 'Night trams', uk: 'Нічні трамваї', ru: 'Ночные трамваи' },
  summary: { en: 'They are back.', uk: 'Вони повернулися.' },
  image: { src: 'tram.svg', alt: { en: 'A tram', uk: 'Трамвай' } },
  blocks: [
    { id: 'lead', text: inAll(4) },
    { id: 'map', text: '![](map.svg)' },
    { id: 'talks', text: { en: `${LONG.en}[^1]\n\n[^1]: A note.` } },
    { id: 'heading', text: { en: '## What it costs', uk: '## Скільки це коштує' } },
    {
      id: 'fares',
      text: { en: '| Fare | € |\n| - | -: |\n| one | 1 |', uk: { text: LONG.uk, machine: true } },
    },
    { id: 'old', text: { en: LONG.en, uk: { text: LONG.uk, of: fingerprint('Other') } } },
    { id: 'abroad', text: { en: LONG.en, ru: null } },
    {
      id: 'list',
      text: {
        uk: `- ${LONG.uk}\n- [порт](../port/uk.md)`,
        en: `- ${LONG.en}\n- [port](/en/port/)`,
      },
    },
    { id: 'last', text: inAll(12) },
  ],
})

const port = defineArticle(locales, {
  id: 'port',
  source: 'uk',
  section: 'culture',
  published: '2026-03-02',
  title: { uk: 'Порт', en: 'The port' },
  image: { src: 'port.svg' },
  blocks: [{ id: 'a', text: { uk: LONG.uk, en: LONG.en } }],
})

const messages = createMessages(locales, {
  catalogs: { ar: { 'switcher.label': 'اللغة', 'page.skip': 'انتقل إلى المحتوى' } },
})
const renderer = createRenderer({ messages })

const publish = (base: string, size: { readonly width?: number; readonly height?: number }) =>
  createPublication({
    locales,
    messages,
    renderer,
    articles: [trams, port],
    url: `https://example.org${base}/`,
    now: '2026-03-10T12:00:00Z',
    siteName: 'The Stele',
    parallel: [['uk', 'en']],
    image: (src) => ({ src: `${base}/images/${src}`, ...size }),
  })

export const site = publish('', { width: 800, height: 600 })

export const addressOf = (code: Code): string =>
  site.links('trams')?.find((link) => link.code === code)?.href ?? ''

/** A page of every kind. */
export const KINDS = [
  '/uk/',
  '/ar/',
  '/en/culture/',
  ...locales.codes.map(addressOf),
  `${addressOf('uk')}with/en/`,
  `${addressOf('ar')}with/uk/ru/`,
  '/en/night-trms/',
  '/nowhere/',
  '/',
]

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600"/></svg>'

/** Where images come late, and where nobody knows their sizes either. */
export const [late, unsized] = ['/late', '/unsized']
const sites = [site, publish(late, { width: 800, height: 600 }), publish(unsized, {})]

// Everything is made beforehand: the server answers at once.
const answers = new Map<string, Page<Code>>()
for (const each of sites) {
  for (const { address } of each.addresses()) answers.set(address, await each.page(address))
}
for (const address of KINDS) answers.set(address, await site.page(address))

/** The words of each block as the readers of a locale get them, and the language they are in. */
export const blocksIn = (code: Code) => resolveArticle(locales, trams, code).blocks

// Long after a switch is over: what moves then was not asked for.
const LATE = 700

export function answer(path: string): Answer | undefined {
  if (path.includes('/images/')) {
    const delay = path.startsWith('/images/') ? 0 : LATE
    return { body: svg, headers: { 'Content-Type': 'image/svg+xml' }, delay }
  }
  const page = answers.get(path.replace(/[?#].*$/, ''))
  if (page === undefined) return undefined
  const { status, body, contentType, location } = page
  const headers = { 'Content-Type': contentType, 'Content-Security-Policy': POLICY }
  return {
    status,
    body,
    headers: location === undefined ? headers : { ...headers, Location: location },
  }
}
