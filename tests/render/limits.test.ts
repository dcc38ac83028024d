import {
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  type RenderLimits,
  resolveArticle,
  SteleError,
} from 'stele'
import { describe, expect, test } from 'vitest'

const renderer = createRenderer({ cache: false })

function articleOf(texts: readonly string[], definitions?: string) {
  const article = defineArticle(locales, {
    id: 'hostile',
    source: 'en',
    title: { en: 'Hostile' },
    blocks: texts.map((en, at) => ({ id: `b${at}`, text: { en } })),
    ...(definitions === undefined ? {} : { definitions: { en: definitions } }),
  })
  return resolveArticle(locales, article, 'en')
}

function limitsNamed(
  texts: readonly string[],
  limits: Partial<RenderLimits>,
  definitions?: string,
) {
  const { diagnostics } = createRenderer({ limits, cache: false }).render(
    articleOf(texts, definitions),
  )
  return diagnostics.map(({ code, message }) =>
    code === 'over-limit' ? /limit "(\w+)"/.exec(message)?.[1] : code,
  )
}

describe('a text over a limit', () => {
  test('is shown as plain text in a line too', () => {
    const { renderInline } = createRenderer({ limits: { blockBytes: 4 } })
    expect(renderInline('*one*')).toEqual({ html: '*one*', text: '*one*' })
    expect(renderInline('*on*').html).toBe('<em>on</em>')
    const short = createRenderer({ limits: { outputBytes: 10 } })
    expect(short.renderInline('*on*').html).toBe('*on*')
    expect(short.renderInline('*o*').html).toBe('<em>o</em>')
  })

  test.each<[Partial<RenderLimits>]>([[{ blockBytes: 4 }], [{ articleBytes: 4 }], [{ blocks: 0 }]])(
    'is shown as plain text where it belongs to no article: %j',
    (limits) => {
      const { renderMarkdown } = createRenderer({ limits })
      expect(renderMarkdown('*one*')).toBe('<p>*one*</p>\n')
    },
  )

  // Each text holds a `&lt;`, so that it needs the tokenizer. The limit is one that it just keeps.
  test.each<[keyof RenderLimits, number, string]>([
    ['blockBytes', 12, 'Hello &lt; '],
    ['blockBytes', 13, 'й&lt; €😀'],
    ['nesting', 3, '> - > &lt;'],
    ['nesting', 3, '- a\n  - b\n    - &lt;'],
    ['lines', 2, 'a &lt;\nb'],
    ['listItems', 2, '- &lt;\n- b'],
    ['tableCells', 11, '| a | b |\n|-|-|\n| &lt; |'],
    ['delimiters', 4, '*a* _b_ &lt; snake_case * 5'],
    ['delimiters', 2, '`a` &lt;'],
    ['brackets', 4, '[a](b) ![](c) &lt;'],
    ['marks', 8, '[a](b) *a* &lt;\n\n*b*'],
    ['footnotes', 1, '&lt;[^a]\n\n[^a]: b'],
    ['nesting', 3, '[^a]: - > &lt;'],
    ['nesting', 4, '[^a]: [^b]: - - &lt;'],
    [
      'marks',
      2,
      '&lt; who is who of it, and who says what of whom to whom in all that; if at all!',
    ],
    ['lookahead', 33, 'a\n===\n\nb &lt;\n==='],
    ['lookahead', 26, '> a &lt;\nb\nc'],
    ['lookahead', 8, '> a &lt;\n\n> b'],
    ['lookahead', 8, '- a &lt;\n\nb'],
    ['lookahead', 165, '[a & who knows what of all that is said here by whom, &lt;'],
    ['lookahead', 16, '&lt; <!-- a comment here'],
  ])('keeps %s of %i', (name, value, text) => {
    const counted = name === 'blockBytes' ? new TextEncoder().encode(text).length : value
    expect(limitsNamed([text], { [name]: counted })).not.toContain(name)
    expect(limitsNamed([text], { [name]: counted - 1 })).toContain(name)
    expect(limitsNamed([text], {})).not.toContain(name)
  })

  test('keeps the limit of nesting where it is plain', () => {
    expect(limitsNamed(['> > one'], { nesting: 2 })).toEqual([])
    expect(limitsNamed(['> > one'], { nesting: 1 })).toEqual(['nesting'])
  })

  test('keeps the limits of a whole article', () => {
    const texts = ['one', 'two', 'й']
    expect(limitsNamed(texts, { blocks: 3, articleBytes: 8 })).toEqual([])
    expect(limitsNamed(texts, { blocks: 2 })).toEqual(['blocks'])
    expect(limitsNamed(texts, { articleBytes: 7 })).toEqual(['articleBytes'])
    expect(limitsNamed(texts, { outputBytes: 37 })).toEqual(['outputBytes'])
    const definitions = '[a]: b\n[c]: d'
    expect(limitsNamed(['[a]'], { definitions: 2 }, definitions)).toEqual([])
    expect(limitsNamed(['[a]'], { definitions: 1 }, definitions)).toEqual(['definitions'])
    expect(limitsNamed(['[a]: b', '[c]: d'], { definitions: 1 })).toEqual(['definitions'])
    // The text itself holds as many: it is not read either.
    expect(limitsNamed([definitions], { definitions: 1 })).toEqual(['definitions', 'definitions'])
  })

  test('counts what references make of a short text', () => {
    const definition = `[a]: https://example.org/${'x'.repeat(1000)}`
    const text = '[a] '.repeat(100)
    expect(limitsNamed([text], { outputBytes: 200_000 }, definition)).toEqual([])
    expect(limitsNamed([text], { outputBytes: 90_000 }, definition)).toEqual(['outputBytes'])
  })

  test('counts what references make before any of it is made', () => {
    const seen: string[] = []
    const see = () => (_: unknown, file: { value: unknown }) => void seen.push(String(file.value))
    const limits = { outputBytes: 90_000 }
    const definition = `[a]: https://example.org/${'x'.repeat(1000)}`
    const article = articleOf(['[a] '.repeat(100)], definition)
    createRenderer({ limits, remarkPlugins: [see] }).render(article)
    expect(seen).toEqual(['Hostile'])
  })

  test('counts what references make of short footnotes', () => {
    const notes = Array.from({ length: 5 }, (_, at) => `[^${at}]: ${'[a] '.repeat(20)}`)
    const definitions = [`[a]: https://example.org/${'x'.repeat(1000)}`, ...notes].join('\n\n')
    const text = notes.map((_, at) => `[^${at}]`).join(' ')
    expect(limitsNamed([text], { outputBytes: 200_000 }, definitions)).toEqual([])
    expect(limitsNamed([text], { outputBytes: 70_000 }, definitions)).toEqual(
      new Array(2).fill('outputBytes'),
    )
    const { html } = createRenderer({ limits: { outputBytes: 70_000 } }).render(
      articleOf([text], definitions),
    )
    expect(html.length).toBeLessThan(80_000)
  })

  test('is one of too many that ask for much, whether they are remembered or not', () => {
    const texts = Array.from({ length: 4 }, (_, at) => `${at} &lt; ${'_ b '.repeat(4_000)}`)
    expect(limitsNamed(texts.slice(0, 2), { work: 0.3 })).toEqual([])
    expect(limitsNamed(texts, { work: 0.3 })).toEqual(['work'])
    const remembering = createRenderer({ limits: { work: 0.3 } })
    const first = remembering.render(articleOf(texts))
    expect(remembering.render(articleOf(texts))).toEqual(first)
    expect(first.diagnostics[0]?.message).toMatch(/^The article is over the limit "work" \(0\.3\)/)
    const definitions = `[a]: b\n\n${texts.join('\n\n')}`
    expect(limitsNamed(['[a]'], { work: 0.1, lookahead: 1e9, marks: 1e9 }, definitions)).toEqual([])
    expect(limitsNamed(['[a]'], { work: 0.1 }, `[a]: b\n\n${texts[0]}`)).toEqual(['work'])
  })

  test('is none of the long articles whose texts are like others', () => {
    const text = 'Trams **will run** at night &amp; day, and [the map](/map) says *where*.\n'
    // Remembered, so that the test is quick: the work counts again all the same.
    const texts = new Array(4_000).fill(text.repeat(30))
    expect(createRenderer().render(articleOf(texts)).diagnostics).toEqual([])
    expect(
      createRenderer({ limits: { work: 0.5 } }).render(articleOf(texts)).diagnostics[0],
    ).toEqual(expect.objectContaining({ code: 'over-limit' }))
  })

  test.each<[string, readonly string[]]>([
    ['one list', ['- a &lt;\n'.repeat(3_900)]],
    ['short lists', new Array(2_000).fill('- a &lt;\n- b\n- c\n- d')],
    ['short tables', new Array(2_000).fill('| a | b |\n| - | - |\n| c &lt; | d |\n| e | f |')],
    [
      'tables',
      new Array(1_000).fill(`| a | b \\| |\n| - | - |\n${'| c &lt; | \\| d |\n'.repeat(10)}`),
    ],
    [
      'footnotes, each in its own text',
      Array.from({ length: 400 }, (_, at) => `${'Trams run. '.repeat(9)}[^${at}]\n\n[^${at}]: So.`),
    ],
    [
      'footnotes in one text',
      [Array.from({ length: 390 }, (_, at) => `Trams.[^${at}]\n\n[^${at}]: So.`).join('\n\n')],
    ],
  ])('is none where much of one kind is written as people do: %s', (_, texts) => {
    // Remembered, so that the test is quick: the work counts again all the same.
    expect(createRenderer().render(articleOf(texts)).diagnostics).toEqual([])
  })

  test('is reported where it only defines something', () => {
    const definitions = `[a]: b\n\n${'> '.repeat(200)}`
    expect(limitsNamed(['One [a]'], {}, definitions)).toEqual(['nesting'])
    const strict = createRenderer({ onLimit: 'throw' })
    expect(() => strict.render(articleOf(['One [a]'], definitions))).toThrow('"nesting"')
    expect(limitsNamed([definitions], {})).toEqual(['nesting'])
  })

  test('is one of many marks with words between them, which the tokenizer joins', () => {
    const text = `&lt; ${'_ b '.repeat(4_000)}`
    expect(limitsNamed([text], {})).toEqual([])
    expect(limitsNamed([text], { lookahead: 2_000_000 })).toEqual(['lookahead'])
    expect(limitsNamed([`&lt; ${'_ b '.repeat(20_000)}`], { marks: Infinity })).toEqual([
      'lookahead',
    ])
  })

  test('is shown as plain text in its place, with a diagnostic that names the limit', () => {
    const deep = `${'> '.repeat(200)}<b>deep</b>`
    const { blocks, diagnostics } = renderer.render(articleOf(['One', deep, 'Three']))
    expect(blocks.map(({ html }) => html)).toEqual([
      '<p id="b0">One</p>',
      `<p id="b1">${'&gt; '.repeat(200)}&lt;b&gt;deep&lt;/b&gt;</p>`,
      '<p id="b2">Three</p>',
    ])
    expect(diagnostics).toMatchObject([
      { code: 'over-limit', severity: 'error', locale: 'en', block: 'b1' },
    ])
    expect(diagnostics[0]?.message).toContain('"nesting" (100)')
  })

  test('throws instead when asked to', () => {
    const strict = createRenderer({ onLimit: 'throw' })
    const throwing = () => strict.renderMarkdown('>'.repeat(200))
    expect(throwing).toThrow(SteleError)
    expect(throwing).toThrow(expect.objectContaining({ code: 'over-limit' }))
    expect(() => strict.renderInline('*'.repeat(5000).concat('a'))).toThrow('"delimiters"')
    expect(() =>
      createRenderer({ onLimit: 'throw', limits: { definitions: 0 } }).renderMarkdown(
        '[a]\n\n[a]: b',
      ),
    ).toThrow('"definitions"')
  })

  test('is told apart from an unknown limit and from a value that is no limit', () => {
    const limits = { depth: 3 } as Partial<RenderLimits>
    expect(() => createRenderer({ limits })).toThrow('There is no limit called "depth".')
    expect(() => createRenderer({ limits: { toString: 3 } as never })).toThrow('called "toString"')
    expect(() => createRenderer({ limits: { nesting: -1 } })).toThrow('"nesting"')
    expect(() => createRenderer({ limits: { nesting: Number.NaN } })).toThrow('"nesting"')
  })
})

describe('long content', () => {
  const sentence =
    'Trams **will run** at night, and [the map](https://example.org/map) says where. '
  test.each([
    ['an article of 10 MB', Array.from({ length: 2_000 }, () => sentence.repeat(62))],
    ['10,000 blocks', Array.from({ length: 10_000 }, (_, at) => `Block *${at}*`)],
    ['a table of 1,000 rows', [`| a | b |\n| - | - |\n${'| `c` | **d** |\n'.repeat(1_000)}`]],
    ['a line of 200 kB', [sentence.repeat(2_500)]],
  ])('is not refused: %s', (_, texts) => {
    const { html, diagnostics } = renderer.render(articleOf(texts))
    expect(diagnostics).toEqual([])
    expect(html.length).toBeGreaterThan(texts.join('').length)
  })
})
