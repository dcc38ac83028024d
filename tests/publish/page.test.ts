import {
  createMessages,
  createRenderer,
  defineArticle,
  fingerprint,
  newsroomLocales as locales,
  type PageOptions,
  renderFrontPage,
  renderPage,
  renderPageAsync,
  SteleError,
} from 'stele'
import { describe, expect, test } from 'vitest'
import { validateHtml } from './validate-html.js'

const messages = createMessages(locales, { timeZone: 'Europe/Kyiv' })
const options: PageOptions<'ru' | 'uk' | 'en'> = {
  messages,
  renderer: createRenderer({ messages }),
  now: '2024-11-25',
}

const article = defineArticle(locales, {
  id: 'tram',
  source: 'uk',
  section: 'city',
  published: '2026-03-01T22:30:00Z',
  updated: '2026-03-05',
  slug: { uk: 'tramvai', en: 'tram' },
  title: { uk: 'Трамвай & «тролейбус»', en: 'The tram', ru: null },
  summary: { uk: 'Коротко про **головне**' },
  image: {
    src: '/images/tram.svg',
    width: 1200,
    height: 630,
    alt: { uk: 'Трамвай на "мосту"' },
  },
  blocks: [
    { id: 'lead', text: { uk: 'Один два три[^1]', en: 'One two three', ru: 'Раз' } },
    { id: 'list', text: { uk: '- один\n- два\n\n> цитата' } },
    {
      id: 'old',
      text: {
        uk: 'Новий текст',
        en: { text: 'Old text', of: fingerprint('Старий текст') },
      },
    },
    { id: 'machine', text: { uk: 'Ще один', en: { text: 'One more', machine: true } } },
    { id: 'table', text: { uk: '| а | б | в |\n| - | -: | :-: |\n| 1 | 2 | 3 |' } },
    { id: 'note', text: { uk: '[^1]: Примітка' } },
  ],
})

const pages = {
  uk: renderPage(locales, article, 'uk', options),
  en: renderPage(locales, article, 'en', options),
}

describe('a page', () => {
  test.each(Object.entries(pages))('in %s is valid HTML', async (_, html) => {
    expect(await validateHtml(html)).toEqual([])
  })

  test('is in the reader’s language', () => {
    expect(pages.uk).toMatch(/^<!DOCTYPE html>\n<html lang="uk" dir="ltr">/)
    expect(pages.uk).toContain('<title>Трамвай &amp; «тролейбус»</title>')
    expect(pages.uk).toContain('<meta name="description" content="Коротко про головне">')
  })

  test('shows switcher, date, section, headline, lead and paragraphs in that order', () => {
    const order = [
      '>RU</',
      '>UA</',
      '>EN</',
      '<time datetime="2024-11-25">Понеділок, 25 листопада</time>',
      '<p class="section">Місто</p>',
      '<h1>Трамвай &#x26; «тролейбус»</h1>',
      '<p class="summary">Коротко про <strong>головне</strong></p>',
      '<p id="lead">',
      '<div id="list">',
    ]
    const found = order.map((part) => pages.uk.indexOf(part))
    expect(found.filter((at) => at < 0)).toEqual([])
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  })

  test('marks a description in another language', () => {
    expect(pages.en).toContain('<meta name="description" content="Коротко про головне" lang="uk">')
  })

  test('marks a title in another language, in the head and in the body', () => {
    const wider = locales.extend({ ar: { fallback: ['uk'] } })
    const arabic = createMessages(wider)
    const html = renderPage(wider, article, 'ar', { ...options, messages: arabic })
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<title lang="uk" dir="ltr">')
    expect(html).toContain('<h1 lang="uk" dir="ltr" data-state="fallback">')
    expect(html).toContain('content="Коротко про головне" lang="uk" dir="ltr">')
  })

  test('writes the image’s address as HTML has it', () => {
    const page = { ...article, image: { src: ' /фото/a b|"c"%20d.png?x=1&y=2 ' } }
    expect(renderPage(locales, page, 'uk', options)).toContain(
      '<figure><img src="/фото/a%20b%7C%22c%22%20d.png?x=1&amp;y=2" alt=""></figure>',
    )
  })

  test('fills words borrowed from another locale with dates and numbers of that one', () => {
    const wider = locales.extend({ ar: { fallback: ['uk'] } })
    const arabic = createMessages(wider, { timeZone: 'Europe/Kyiv' })
    const chosen = { messages: arabic, renderer: options.renderer }
    const html = renderPage(wider, article, 'ar', chosen)
    const front = renderFrontPage(wider, [article], 'ar', chosen)
    const borrowed = ['2 березня 2026 р.', 'Мова цього тексту: українська', 'Перекладено 0%']
    for (const words of borrowed) expect(html).toContain(words)
    expect(html).toContain('<small id="switcher--ar" dir="ltr">перекладено 0%</small>')
    expect(front).toContain('<span lang="uk" dir="ltr">Перекладено 0% цієї статті.</span>')
    expect(html.replace(/العربية/g, '')).not.toMatch(/\p{Script=Arabic}/u)
  })

  test('dates an article in the publication’s time zone, and plain days as they are', () => {
    expect(pages.en).toContain(
      '<time datetime="2026-03-01T22:30:00Z">Published March 2, 2026</time>',
    )
    expect(pages.en).toContain('<time datetime="2026-03-05">Updated March 5, 2026</time>')
  })

  test.each([
    ['2026-03-01t22:30:00z', '2026-03-01T22:30:00Z'],
    ['2026-03-01T22:30:00.123456-00:00', '2026-03-01T22:30:00.123Z'],
    ['2026-03-01T22:30:00+03:00', '2026-03-01T19:30:00Z'],
  ])('writes the moment %s as HTML has it', async (published, datetime) => {
    const html = renderPage(locales, { ...article, published }, 'uk', {
      ...options,
      now: published,
    })
    expect(html.split(`datetime="${datetime}"`)).toHaveLength(3)
  })

  test('does not date an article twice on one day', () => {
    const html = renderPage(locales, { ...article, updated: '2026-03-02' }, 'en', options)
    expect(html).toContain('Published March 2, 2026')
    expect(html).not.toContain('Updated')
  })

  test('puts the language of a fallback alt text on the image', () => {
    expect(pages.en).toContain(
      '<img src="/images/tram.svg" width="1200" height="630" alt="Трамвай на &quot;мосту&quot;" lang="uk">',
    )
  })

  test('marks a fallback summary', () => {
    expect(pages.en).toContain('<p class="summary" lang="uk" data-state="fallback">')
  })

  test('tells the reader what is not translated, outdated or by a machine', () => {
    const notice = /<aside class="notice"[\s\S]*?<\/aside>/.exec(pages.en)?.[0] ?? ''
    expect(notice).toContain('About this translation')
    expect(notice).toContain('2 paragraphs on this page are shown in another language')
    expect(notice).toContain('1 paragraph was translated before the original changed')
    expect(notice).toContain('1 paragraph was translated by a machine')
    expect(pages.uk).not.toContain('class="notice"')
  })

  test('says in the reader’s language, before a text, what is unusual about it', () => {
    const marked = [
      '<p class="mark">This text is in Ukrainian</p>\n<p class="summary" lang="uk"',
      '<p class="mark">This text is in Ukrainian</p>\n<div id="list" lang="uk"',
      '<p class="mark">Translated before the original changed</p>\n<p id="old"',
      '<p class="mark">Machine translation, not checked</p>\n<p id="machine"',
    ]
    for (const part of marked) expect(pages.en).toContain(part)
    expect(pages.uk).not.toContain('class="mark"')
  })

  test('says it once for a run of texts, and again after something else', () => {
    const page = defineArticle(locales, {
      id: 'runs',
      source: 'ru',
      title: { ru: 'Заголовок', uk: 'Заголовок' },
      blocks: [
        { id: 'a', text: { ru: 'Раз' } },
        { id: 'b', text: { ru: 'Два', uk: null } },
        { id: 'c', text: { ru: 'Три' } },
        { id: 'd', text: { ru: 'Четыре', uk: 'Чотири' } },
        { id: 'e', text: { ru: 'Пять', en: { text: 'Five', machine: true } } },
      ],
    })
    const html = renderPage(locales, page, 'uk', options)
    expect(html.match(/<p class="mark">.*<\/p>\n<p id="."/g)).toEqual([
      '<p class="mark">Мова цього тексту: російська</p>\n<p id="a"',
      '<p class="mark">Мова цього тексту: англійська\u00a0· Машинний переклад, не перевірено</p>\n<p id="e"',
    ])
  })

  test('does not call texts untranslated that a policy left aside', () => {
    const html = renderPage(locales, article, 'en', { ...options, policy: 'whole' })
    expect(html).not.toMatch(/not been translated/)
  })

  test.each(['day', '2024-13-01', ''])('refuses %j as the day it is read', (now) => {
    const render = () => renderPage(locales, article, 'uk', { ...options, now })
    expect(render).toThrow(expect.objectContaining({ code: 'invalid-option' }))
  })

  test('shows the day in the publication’s time zone', () => {
    const html = renderPage(locales, article, 'en', { ...options, now: '2024-11-25T23:00:00Z' })
    expect(html).toContain('<time datetime="2024-11-25T23:00:00Z">Tuesday, November 26</time>')
  })

  test('escapes everything that is not HTML already', () => {
    const odd = '<i x="&\'">'
    const page = defineArticle(locales, {
      id: 'odd',
      source: 'en',
      section: '<i>"&',
      slug: 'a"b<c>&d',
      title: { en: '1 < 2 & "3"' },
      summary: { en: '`<b>"`' },
      image: { src: odd, alt: { en: odd } },
      blocks: [],
    })
    const named = { ...options, siteName: odd }
    for (const html of [
      renderPage(locales, page, 'en', named),
      renderFrontPage(locales, [page], 'en', named),
    ]) {
      expect(html).not.toMatch(/<i[ >]/)
      expect(html).not.toContain('<b>"')
      expect(html).not.toContain('b<c>')
    }
  })

  test('aligns the columns of a table by its style sheet', () => {
    expect(pages.uk).toContain('<th data-align="right">б</th>')
    expect(pages.uk).not.toMatch(/ align=/)
  })

  test('needs no script', () => {
    expect(pages.en).not.toMatch(/<script|\son[a-z]+=/)
  })

  test('names a section by its id where no message does', () => {
    const odd = defineArticle(locales, {
      id: 'odd',
      source: 'uk',
      section: 'chess<',
      title: { uk: 'Шахи' },
      blocks: [],
    })
    expect(renderPage(locales, odd, 'uk', options)).toContain('<p class="section">chess&lt;</p>')
  })

  test('is the same with asynchronous plugins', async () => {
    const renderer = createRenderer({ messages, remarkPlugins: [() => async () => {}] })
    const page = await renderPageAsync(locales, article, 'en', { ...options, renderer })
    expect(page).toBe(pages.en)
  })

  test('does not exist where the title is on purpose not in the locale', () => {
    const render = () => renderPage(locales, article, 'ru', options)
    expect(render).toThrow(SteleError)
    expect(render).toThrow(/"tram" has no page in "ru"/)
  })
})

describe('a front page', () => {
  const older = defineArticle(locales, {
    id: 'older',
    source: 'ru',
    published: '2020-01-01',
    title: { ru: 'Старая *новость*' },
    blocks: [{ id: 'a', text: { ru: 'Текст' } }],
  })
  const undated = defineArticle(locales, {
    id: 'undated',
    source: 'en',
    title: { en: 'Undated' },
    blocks: [],
  })
  const articles = [undated, older, article]

  test.each(locales.codes)('in %s is valid HTML', async (locale) => {
    expect(await validateHtml(renderFrontPage(locales, articles, locale, options))).toEqual([])
  })

  test('lists the newest first and those without a date last', () => {
    const html = renderFrontPage(locales, articles, 'uk', options)
    const order = ['/uk/tramvai/', '/uk/older/', '/uk/undated/'].map((href) =>
      html.indexOf(`<a href="${href}"`),
    )
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('marks a title in another language and says how much is translated', () => {
    const html = renderFrontPage(locales, articles, 'uk', options)
    expect(html).toContain('<h2 lang="ru"><a href="/uk/older/">Старая новость</a></h2>')
    expect(html).toMatch(/<p class="mark">Перекладено 0\s?% цієї статті\.<\/p>/)
  })

  test('gives no share where only the headline is not translated', () => {
    const headline = defineArticle(locales, {
      id: 'headline',
      source: 'en',
      title: { en: 'Headline' },
      blocks: [{ id: 'a', text: { en: 'Text', uk: 'Текст' } }],
    })
    expect(renderFrontPage(locales, [headline], 'uk', options)).not.toMatch(/Перекладено/)
  })

  test('leaves out what has no page in the locale', () => {
    expect(renderFrontPage(locales, articles, 'ru', options)).not.toContain('tramvai')
  })
})
