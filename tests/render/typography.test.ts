import fc from 'fast-check'
import {
  createMessages,
  createRenderer,
  defineArticle,
  newsroomLocales,
  type RendererOptions,
  renderFrontPage,
  resolveArticle,
} from 'stele'
import { describe, expect, test } from 'vitest'

const renderer = createRenderer({ typography: true })
const set = (text: string, locale: string, options: RendererOptions = { typography: true }) =>
  (options.typography === true ? renderer : createRenderer(options))
    .renderMarkdown(text, { locale })
    .trim()
    .replaceAll('\u00a0', '~')

describe('typography', () => {
  test.each([
    // quotes
    ['ru', 'Он сказал: "Да".', '<p>Он сказал: «Да».</p>'],
    ['uk', '"Так", - сказав він', '<p>«Так»,~— сказав він</p>'],
    ['en', 'He said "yes".', '<p>He said “yes”.</p>'],
    ['de', 'Er sagte "ja".', '<p>Er sagte „ja“.</p>'],
    ['ru', '"Внешняя "внутренняя" цитата"', '<p>«Внешняя „внутренняя“ цитата»</p>'],
    ['en', '"Outer "inner" quote"', '<p>“Outer ‘inner’ quote”</p>'],
    ['ru', '«Внешняя "внутренняя" цитата»', '<p>«Внешняя „внутренняя“ цитата»</p>'],
    ['en', '("yes") -"no"', '<p>(“yes”) -“no”</p>'],
    ['en', '""Really" she said"', '<p>“‘Really’ she said”</p>'],
    ['en', 'a 10" screen, "big"', '<p>a~10" screen, “big”</p>'],
    ['en', '"It goes on', '<p>"It goes on</p>'],
    ['en', 'he " said', '<p>he " said</p>'],
    // over inline markup
    ['uk', '"Слово *у* лапках"', '<p>«Слово <em>у</em>~лапках»</p>'],
    ['uk', '"*Слово*" і *"слово"*', '<p>«<em>Слово</em>» і~<em>«слово»</em></p>'],
    ['uk', '"Слово **та "ще** слово""', '<p>«Слово <strong>та „ще</strong> слово“»</p>'],
    [
      'uk',
      '["Газета"](https://example.org/?a="b")',
      '<p><a href="https://example.org/?a=%22b%22">«Газета»</a></p>',
    ],
    [
      'en',
      '"`code`" and "![](a.png)"',
      '<p>“<code>code</code>” and “<img src="a.png" alt="">”</p>',
    ],
    ['en', '"R&D" and "<"', '<p>“R&#x26;D” and “&#x3C;”</p>'],
    ['en', '"one\\\n"two" three"', '<p>“one<br>\n‘two’ three”</p>'],
    ['en', '- "one\n- two"', '<ul>\n<li>"one</li>\n<li>two"</li>\n</ul>'],
    // dashes
    ['ru', 'Москва - столица', '<p>Москва~— столица</p>'],
    ['ru', 'Москва -- столица', '<p>Москва~— столица</p>'],
    ['ru', 'Москва – столица', '<p>Москва~— столица</p>'],
    ['ru', 'из-за 5 - 3 и 1990–1995', '<p>из-за 5 - 3 и~1990–1995</p>'],
    ['ru', '*Москва* - столица', '<p><em>Москва</em>~— столица</p>'],
    ['en', 'one -- two — three', '<p>one -- two~— three</p>'],
    // ellipses
    ['ru', 'И вот...', '<p>И~вот…</p>'],
    ['en', 'wait... .... ../x .../y', '<p>wait… .... ../x .../y</p>'],
    // no-break spaces
    ['uk', 'і в місті, а я', '<p>і~в~місті, а~я</p>'],
    ['ru', 'путь в 5 км, 20 % и 100 ₽', '<p>путь в~5~км, 20~% и~100~₽</p>'],
    ['en', 'a road of 5 km, 20 kg', '<p>a~road of 5~km, 20~kg</p>'],
    ['uk', 'у\nмісті', '<p>у~місті</p>'],
    // what stays as it is
    ['uk', "п'ять, м’яч, обʼєкт", "<p>п'ять, м’яч, обʼєкт</p>"],
    ['ru', '1/2 (c) 5x5 (tm) +-', '<p>1/2 (c) 5x5 (tm) +-</p>'],
    ['ru', '`"a" - b...`', '<p><code>"a" - b...</code></p>'],
    ['ru', '```\n"a" - b...\n```', '<pre><code>"a" - b...\n</code></pre>'],
    [
      'en',
      'https://example.org/a...b',
      '<p><a href="https://example.org/a...b">https://example.org/a...b</a></p>',
    ],
    ['en', '{{ figure "a" }} and "b"', '<p>{{ figure "a" }} and “b”</p>'],
    ['en', '"x" [gallery id="5"]', '<p>“x” [gallery id="5"]</p>'],
    ['ar', '"x" - ...', '<p>"x" - ...</p>'],
  ])('in %s makes of %s what readers expect', (locale, text, html) => {
    expect(set(text, locale)).toBe(html)
  })

  test('is off unless asked for', () => {
    expect(set('"x" - ...', 'ru', {})).toBe('<p>"x" - ...</p>')
  })

  test('takes another dash for a locale', () => {
    const options = { typography: { dash: { uk: '–' } } } as const
    expect(set('Київ - місто', 'uk', options)).toBe('<p>Київ~– місто</p>')
    expect(set('Москва - город', 'ru', options)).toBe('<p>Москва~— город</p>')
  })

  test('is each text’s own, also where it falls back', () => {
    const article = defineArticle(newsroomLocales, {
      id: 'x',
      source: 'en',
      title: { en: 'A "title"', uk: '"Назва"' },
      blocks: [
        { id: 'a', text: { en: '"One"[^1]\n\n[^1]: "Two"', uk: '"Один"' } },
        { id: 'b', text: { en: '"One"' } },
      ],
    })
    const { html, title } = renderer.render(resolveArticle(newsroomLocales, article, 'uk'))
    expect(title.text).toBe('«Назва»')
    expect(html).toContain('<p id="a">«Один»</p>')
    expect(html).toContain('<p id="b" lang="en" data-state="fallback">“One”</p>')
    const english = renderer.render(resolveArticle(newsroomLocales, article, 'en'))
    expect(english.footnotes).toContain('“Two”')
    const messages = createMessages(newsroomLocales)
    expect(renderFrontPage(newsroomLocales, [article], 'uk', { messages, renderer })).toContain(
      '«Назва»',
    )
  })

  const words = [
    'слово',
    "п'ять",
    '5',
    'a',
    'в',
    '"',
    '" ',
    ' "',
    '*',
    '**',
    ' - ',
    ' -- ',
    ' — ',
    '–',
    '...',
    '…',
    ' ',
    '\n',
    '`x`',
    '«',
    '»',
    '“',
    '”',
    '„',
    'км',
    '&',
    '<',
    '[a](b)',
    '(',
    '.',
    ',',
    '\u00a0',
  ]
  const texts = fc
    .array(fc.constantFrom(...words), { maxLength: 30 })
    .map((parts) => parts.join(''))

  test('changes no letter, digit, apostrophe or border of a node', () => {
    // Beside a letter on one side only, ’ is a quotation mark.
    const quotes = /(?<![\p{L}\p{N}])’|’(?![\p{L}\p{N}])/gu
    const markup = (html: string) =>
      html.replace(quotes, '').replace(/[^<>\p{L}\p{N}'’ʼ/&#;]/gu, '')
    fc.assert(
      fc.property(texts, fc.constantFrom('ru', 'uk', 'en', 'de'), (text, locale) => {
        expect(markup(set(text, locale))).toBe(markup(set(text, locale, {})))
      }),
      { examples: [['“ "" ', 'en']] },
    )
  })

  test('does nothing the second time', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('ru', 'uk', 'en', 'de'), (text, locale) => {
        const plain = text.replace(/[*`[<&\n]/g, '')
        const once = renderer.renderInline(plain, { locale }).text
        expect(renderer.renderInline(once, { locale }).text).toBe(once)
      }),
    )
  })

  test.each(['"', 'a "', '" ', 'a ', '[a ', '{{', '{% ', 'a@', 'a.', '"a', '&amp;"', '*a* "'])(
    'is done with a long text of %j',
    (part) => {
      expect(set(part.repeat(5000), 'ru').length).toBeGreaterThan(1000)
    },
  )
})

test('code that raw HTML leaves open stays as it is', () => {
  const renderer = createRenderer({ typography: true, dangerouslyAllowHtml: true })
  expect(renderer.renderMarkdown('"a" <code>"b"')).toContain('<code>"b"')
})
