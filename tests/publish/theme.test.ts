import { type Article, defineArticle, defineLocales, newsroomLocales as locales } from 'stele'
import { createPublication, dangerouslyHtml, defaultTemplates, html } from 'stele/publish'
import { describe, expect, test } from 'vitest'
import { bundle } from '../browser.js'
import { type Code, crawl, publish } from './support.js'
import { validateHtml } from './validate-html.js'

const article = (id: string, fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id,
    source: 'uk',
    section: 'city',
    published: '2026-03-01T22:30:00+02:00',
    updated: '2026-03-05',
    authors: ['A <b>', 'B'],
    editions: { en: { translators: ['T'] } },
    title: { uk: 'Трамвай & «тролейбус»', en: 'The tram' },
    summary: { uk: 'Коротко про **головне**' },
    image: { src: '/tram.svg', width: 1200, height: 630, alt: { uk: 'Трамвай на "мосту"' } },
    blocks: [
      { id: 'lead', text: { uk: 'Один два три[^1]\n\n[^1]: Примітка', en: 'One', ru: 'Раз' } },
      { id: 'image', text: '![a > b](/map.png "t")' },
      {
        id: 'table',
        text: { uk: '| а | б |\n| - | -: |\n| 1 | 2 |', en: { text: 'T', machine: true } },
      },
    ],
    ...fields,
  })

const publication = publish(
  Array.from({ length: 5 }, (_, at) => article(`tram-${at}`)),
  { perPage: 2, image: (src) => (src === '/map.png' ? { width: 30, height: 20 } : undefined) },
)
const pages = [...(await crawl(publication)).values()].filter(({ file }) => file.endsWith('.html'))
const page = async (address: string) => (await publication.page(address)).body

describe('pages', () => {
  test('of every kind are valid HTML', async () => {
    const kinds = ['article', 'chooser', 'index', 'not-found', 'redirect', 'section']
    expect([...new Set(pages.map(({ kind }) => kind))].sort()).toEqual(kinds)
    const faults = await Promise.all(
      pages.map(async ({ address, body }) => [address, await validateHtml(body)] as const),
    )
    expect(faults.filter(([, found]) => found.length > 0)).toEqual([])
  })

  test('have landmarks, a skip link and no script or style within', async () => {
    for (const { kind, body } of pages) {
      expect(body).not.toMatch(
        /<script(?! type="application\/ld\+json"| type="module" src="\/script-)|\son[a-z]+=|<style/,
      )
      if (kind === 'redirect' || kind === 'chooser' || !body.includes('class="skip"')) continue
      expect(body).toContain('<a class="skip" href="#page--main"')
      for (const part of ['<header class="masthead">', '<main id="page--main">', '<footer']) {
        expect(body).toContain(part)
      }
      expect(body.match(/<h1[\s>]/g)).toHaveLength(1)
    }
  })

  test('of articles have byline, dates, section and translations', async () => {
    const body = await page('/en/tram-0/')
    expect(body).toContain('<p class="byline">By A &lt;b&gt; and B</p>')
    expect(body).toContain('<p class="byline">Translated by T</p>')
    expect(body).toContain('<time datetime="2026-03-01T20:30:00Z">Published March 1, 2026</time>')
    expect(body).toContain('<p class="section"><a href="/en/city/">City</a></p>')
    expect(body).toContain('<aside class="notice"')
    const original = await page('/uk/tram-0/')
    expect(original).not.toContain('class="also"') // English is machine text: not listed
    expect(body).toContain('<li><a href="/uk/tram-0/" hreflang="uk" lang="uk">Українська</a></li>')
  })

  test('keep a place free for images and load them late', async () => {
    expect(await page('/uk/tram-0/')).toContain(
      '<img width="30" height="20" loading="lazy" decoding="async" src="/map.png" alt="a > b" title="t">',
    )
    // The lead image is seen at once.
    expect(await page('/uk/tram-0/')).toContain('<img src="/tram.svg" width="1200" height="630"')
  })

  test('of lists turn the page and mark their section', async () => {
    const body = await page('/uk/city/page/2/')
    expect(body).toContain('<a rel="prev" href="/uk/city/">Новіші статті</a>')
    expect(body).toContain('<span>Сторінка 2 з 3</span>')
    expect(body).toContain('<a href="/uk/city/" aria-current="page">Місто</a>')
    expect(body.match(/<h2/g)).toHaveLength(2)
  })

  test('mark what is in another language', async () => {
    const body = await page('/ru/')
    expect(body).toContain('<h2 lang="en"><a href="/ru/tram-0/">The tram</a></h2>')
    expect(body).toMatch(/Переведено \d+\s%/)
  })

  test('of right-to-left readers say so', async () => {
    const wide = defineLocales({ ar: { fallback: ['en'] }, en: {} }, { default: 'en' })
    const story = defineArticle(wide, {
      id: 'story',
      source: 'en',
      section: 'city',
      title: { en: 'Story' },
      blocks: [{ id: 'a', text: { en: 'Text' } }],
    })
    const site = createPublication({
      locales: wide,
      articles: [story],
      url: 'https://example.org',
      now: '2026-03-10T12:00:00Z',
    })
    const body = (await site.page('/ar/story/')).body
    expect(body).toContain('<html lang="ar" dir="rtl">')
    expect(body).toContain('<h1 lang="en" dir="ltr" data-state="fallback">Story</h1>')
    // Only the names of these are in English: they run from right to left.
    expect(body).toContain('<nav class="sections" aria-label="Sections" lang="en">')
    expect(body).toContain('<nav class="switcher" aria-label="Language" lang="en">')
    for (const { address, body } of (await crawl(site)).values()) {
      if (body.startsWith('<!DOCTYPE'))
        expect([address, await validateHtml(body)]).toEqual([address, []])
    }
  })
})

describe('the style sheet', () => {
  const { style } = defaultTemplates
  test('is under 8 kB, with dark colours, print and logical sides only', () => {
    expect(Buffer.byteLength(style)).toBeLessThan(8000)
    for (const part of ['prefers-color-scheme:dark', '@media print', 'prefers-reduced-motion']) {
      expect(style).toContain(part)
    }
    expect(style).not.toMatch(/(?:margin|padding|border)-(?:left|right)|float:|url\(|@import/)
  })

  test('has a name that changes with it', async () => {
    const other = publish([article('a')], { templates: { style: 'body{}' } })
    const named = (body: string) => /href="(\/style-[^"]*)"/.exec(body)?.[1] ?? ''
    const [one, two] = [named(await page('/uk/')), named((await other.page('/uk/')).body)]
    expect(one).not.toBe(two)
    expect(await other.page(two)).toMatchObject({ status: 200, body: 'body{}' })
    expect(await page(one)).toBe(style)
  })
})

describe('the script', () => {
  const named = (body: string) =>
    /<script type="module" src="(\/script-[^"]*)"/.exec(body)?.[1] ?? ''
  test('lets readers switch in place, and is the client door', async () => {
    const answer = await publication.page(named(await page('/uk/')))
    expect(answer).toMatchObject({ status: 200, contentType: 'text/javascript; charset=utf-8' })
    expect(answer.body).toBe(
      (
        await bundle(
          `import { defineLocaleSwitcher } from 'stele/client'\ndefineLocaleSwitcher()`,
          {
            minify: true,
          },
        )
      ).trim(),
    )
  })

  test('may be another one, or none', async () => {
    const other = publish([article('a')], { script: 'let a = 1' })
    const address = named((await other.page('/uk/')).body)
    expect(address).not.toBe(named(await page('/uk/')))
    expect(await other.page(address)).toMatchObject({ status: 200, body: 'let a = 1' })
    const none = publish([article('a')], { script: false })
    expect((await none.page('/uk/')).body).not.toContain('<script type="module"')
    expect((await none.page(address)).status).toBe(404)
  })
})

describe('an image of an article', () => {
  const moved = publish([article('tram')], {
    image: (src, id) => ({ src: `/media/${id}${src}`, width: 3, height: 2 }),
  })
  test('stands where the site has it, with its size', async () => {
    const { body } = await moved.page('/uk/tram/')
    expect(body).toContain(
      '<img width="3" height="2" loading="lazy" decoding="async" src="/media/tram/map.png"',
    )
    expect(body).toContain('<figure><img src="/media/tram/tram.svg" width="3" height="2"')
    expect(body).toContain('content="https://example.org/media/tram/tram.svg"')
    expect(body).not.toMatch(/"(?:https:\/\/example\.org)?\/(?:map\.png|tram\.svg)"/)
  })

  test('stands there in feeds too', async () => {
    const { body } = await moved.page('/uk/feed.json')
    expect(body).toContain('https://example.org/media/tram/map.png')
    expect(body).toContain('https://example.org/media/tram/tram.svg')
  })
})

describe('templates', () => {
  test('are replaced piece by piece', async () => {
    const site = publish([article('tram')], {
      templates: {
        header: (page) => html`<header>${page.siteName} ${'<&">'}</header>`,
        article: (page) => html`${defaultTemplates.article(page)}<p>After</p>`,
      },
    })
    const { body } = await site.page('/uk/tram/')
    expect(body).toContain('<header>The Stele &lt;&amp;&quot;&gt;</header>')
    expect(body).toContain('</article><p>After</p>')
    expect(body).toContain('<footer class="pagefoot">')
  })

  test('escape all but what a template made', () => {
    const forged = JSON.parse('{"html":"<b>","text":"<b>"}')
    const value = html`<p title="${'"<'}">${['<i>', html`<i>${1}</i>`]}${undefined}${null}${false}${true}${0}</p>`
    expect(String(value)).toBe('<p title="&quot;&lt;">&lt;i&gt;<i>1</i>0</p>')
    expect(String(html`${dangerouslyHtml('<hr>')}`)).toBe('<hr>')
    expect(() => String(html`${forged}`)).toThrow()
  })
})

test('diagnostics come with the page', async () => {
  const raw = article('raw', { blocks: [{ id: 'a', text: { uk: 'Так <b>ні</b>' } }] })
  const answer = await publish([raw]).page('/uk/raw/')
  expect(answer.diagnostics.map(({ code }) => code)).toContain('raw-html')
})
