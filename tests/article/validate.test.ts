import fc from 'fast-check'
import { articleSchema, newsroomLocales as locales, type StandardSchema } from 'stele'
import { describe, expect, test } from 'vitest'

const { validate, vendor, version } = articleSchema(locales)['~standard']

const base = { id: 'tram', source: 'en', title: { en: 'Tram' }, blocks: [] }
const withBlocks = (...blocks: readonly unknown[]) => ({ ...base, blocks })

function messagesOf(value: unknown): readonly string[] {
  return validate(value).issues?.map((issue) => issue.message) ?? []
}

test('the schema says which standard it follows, and whose it is', () => {
  expect([version, vendor]).toEqual([1, 'stele'])
})

describe('no article at all', () => {
  test.each([
    [null, 'article: null is not a plain object.'],
    [undefined, 'article: a plain object is missing.'],
    ['x', 'article: "x" is not a plain object.'],
    [[], 'article: an array is not a plain object.'],
    [new Map(), 'article: an object is not a plain object.'],
    [new Date(0), 'article: an object is not a plain object.'],
    [() => base, 'article: a function is not a plain object.'],
    [Symbol('article'), 'article: Symbol(article) is not a plain object.'],
    [10n, 'article: 10 is not a plain object.'],
  ])('%s', (value, message) => {
    expect(validate(value)).toEqual({
      issues: [{ code: 'wrong-type', severity: 'error', message, path: [] }],
    })
  })
})

test('everything that is required is named when it is missing', () => {
  expect(messagesOf({})).toEqual([
    'id: a string is missing.',
    'source: a string is missing.',
    'title: an object keyed by locale is missing.',
    'blocks: an array is missing.',
  ])
})

test('all findings are told at once, each with its place', () => {
  const { issues = [] } = validate({
    id: 'a/b',
    source: 'en',
    published: 'yesterday',
    tilte: {},
    title: { en: ' ', ua: 'Трамвай' },
    image: { src: '', alt: { en: 'A', uk: 5 }, width: 0 },
    localized: { uk: { en: 'x', ru: { text: 1 } } },
    blocks: [
      { id: 'a', text: { en: 'A', uk: { text: 'А', of: ' ' } } },
      { id: 'a', text: { uk: 'Б' } },
      { id: '-b', text: 5, note: '' },
      'c',
    ],
    definitions: { en: null },
  })
  expect(issues.map(({ code, path, block, locale }) => [code, path, block, locale])).toEqual([
    ['unknown-field', ['tilte'], undefined, undefined],
    ['bad-id', ['id'], undefined, undefined],
    ['bad-date', ['published'], undefined, undefined],
    ['unknown-locale', ['title', 'ua'], undefined, undefined],
    ['source-text', ['title', 'en'], undefined, 'en'],
    ['wrong-type', ['image', 'src'], undefined, undefined],
    ['wrong-type', ['image', 'alt', 'uk'], undefined, 'uk'],
    ['wrong-type', ['image', 'width'], undefined, undefined],
    ['wrong-type', ['localized', 'uk', 'ru', 'text'], undefined, 'ru'],
    ['wrong-type', ['blocks', 0, 'text', 'uk', 'of'], 'a', 'uk'],
    ['source-text', ['blocks', 1, 'text', 'en'], 'a', 'en'],
    ['duplicate-block', ['blocks', 1, 'id'], 'a', undefined],
    ['unknown-field', ['blocks', 2, 'note'], '-b', undefined],
    ['bad-id', ['blocks', 2, 'id'], '-b', undefined],
    ['wrong-type', ['blocks', 2, 'text'], '-b', undefined],
    ['wrong-type', ['blocks', 3], undefined, undefined],
    ['wrong-type', ['definitions', 'en'], undefined, 'en'],
  ])
  expect(issues.every((issue) => issue.severity === 'error')).toBe(true)
})

test('what is wrong below an unfit name is told too', () => {
  expect(messagesOf({ ...base, localized: { ' ': { en: 'A', uk: 5 } } })).toEqual([
    'localized[" "]: " " is blank.',
    expect.stringContaining('localized[" "].uk: 5 is not a string'),
  ])
})

test('a field is not taken for the locale of the same name', () => {
  const indonesian = articleSchema(locales.extend({ id: {} }))['~standard']
  const { issues = [] } = indonesian.validate(withBlocks({ id: '', text: { en: 'A', id: 5 } }))
  expect(issues.map((issue) => issue.locale)).toEqual([undefined, 'id'])
})

describe('a text', () => {
  const text = (value: unknown) => messagesOf(withBlocks({ id: 'a', text: value }))

  test.each([
    ['null', null, 'blocks[0].text: null is not an object keyed by locale.'],
    ['left out', undefined, 'blocks[0].text: an object keyed by locale is missing.'],
    ['a list', ['x'], 'blocks[0].text: an array is not an object keyed by locale.'],
    [
      'in an unknown locale',
      { en: 'A', de: 'A' },
      'blocks[0].text.de: "de" is not a declared locale. Declared: "ru", "uk", "en".',
    ],
    [
      'under an alias',
      { en: 'A', UA: 'А' },
      'blocks[0].text.UA: "UA" is not a declared locale. Write "uk".',
    ],
    [
      'under a region',
      { en: 'A', 'uk-UA': 'А' },
      'blocks[0].text.uk-UA: "uk-UA" is not a declared locale. Write "uk".',
    ],
    [
      'under no word',
      { en: 'A', 'a.b\n': 'А' },
      'blocks[0].text["a.b\\n"]: "a.b\\n" is not a declared locale.',
    ],
    [
      'with a number',
      { en: 'A', uk: 1 },
      'blocks[0].text.uk: 1 is not a string, null, { text, of, machine }, or { missing, text }.',
    ],
    ['with a list', { en: 'A', uk: ['x'] }, 'blocks[0].text.uk: an array is not a string, null,'],
    ['with an empty object', { en: 'A', uk: {} }, 'blocks[0].text.uk.text: a string is missing.'],
    [
      'with null marked',
      { en: 'A', uk: { text: null } },
      'blocks[0].text.uk.text: null is not a string.',
    ],
    [
      'with a misspelt mark',
      { en: 'A', uk: { text: 'А', off: '1' } },
      'blocks[0].text.uk.off: "off" is not a field here. Known: "text", "of", "machine".',
    ],
    [
      'with an empty fingerprint',
      { en: 'A', uk: { text: 'А', of: '' } },
      'blocks[0].text.uk.of: "" is blank.',
    ],
    [
      'with a number as fingerprint',
      { en: 'A', uk: { text: 'А', of: 1 } },
      'blocks[0].text.uk.of: 1 is not a string.',
    ],
    [
      'with a word for machine',
      { en: 'A', uk: { text: 'А', machine: 'yes' } },
      'blocks[0].text.uk.machine: "yes" is not true or false.',
    ],
  ])('%s is reported', (_, value, message) => {
    expect(text(value)).toEqual([expect.stringContaining(message)])
  })

  test.each([
    [
      'missing',
      { uk: 'А' },
      ['blocks[0].text.en: the source text is missing. Write it, or change "source".'],
    ],
    [
      'undefined',
      { en: undefined },
      ['blocks[0].text.en: the source text is missing. Write it, or change "source".'],
    ],
    [
      'null',
      { en: null },
      ['blocks[0].text.en: the source text is null. Write it, or change "source".'],
    ],
    [
      'empty',
      { en: '' },
      ['blocks[0].text.en: the source text is "". Write it, or change "source".'],
    ],
    [
      'blank',
      { en: '\n\u00a0\t' },
      [expect.stringContaining('blocks[0].text.en: the source text is')],
    ],
    [
      'marked and blank',
      { en: { text: ' ' } },
      [expect.stringContaining('blocks[0].text.en: the source text is " ".')],
    ],
    [
      'a translation',
      { en: { text: 'A', of: '1' } },
      ['blocks[0].text.en.of: the source text has "of", which marks translations. Remove it.'],
    ],
    [
      'by a machine',
      { en: { text: 'A', machine: true } },
      [
        'blocks[0].text.en.machine: the source text has "machine", which marks translations. Remove it.',
      ],
    ],
    [
      'by a machine, or not',
      { en: { text: 'A', machine: false } },
      [expect.stringContaining('has "machine"')],
    ],
    [
      'all of that',
      { en: { text: '', of: '1', machine: true } },
      [
        expect.stringContaining('the source text is ""'),
        expect.stringContaining('has "of"'),
        expect.stringContaining('has "machine"'),
      ],
    ],
  ])('is reported where the source text is %s', (_, value, messages) => {
    expect(text(value)).toEqual(messages)
  })

  test.each([
    [
      'everything a translation can be',
      { en: 'A', uk: { text: 'А', of: '1x', machine: true }, ru: null },
    ],
    ['blank translations', { en: 'A', uk: '', ru: ' ' }],
    ['undefined translations', { en: 'A', uk: undefined, ru: { text: 'А', of: undefined } }],
    ['one text for all', '![](map.svg)'],
    ['an object without prototype', Object.assign(Object.create(null), { en: 'A' })],
  ])('may be %s', (_, value) => {
    expect(text(value)).toEqual([])
  })

  test('is held to the same rules in every place', () => {
    const wrong = { en: null, ua: 'А' }
    expect(
      validate({
        ...base,
        title: wrong,
        summary: wrong,
        image: { src: 'a.svg', alt: wrong },
        localized: { kicker: wrong },
      }).issues?.map((issue) => issue.path?.join('.')),
    ).toEqual([
      'title.ua',
      'title.en',
      'summary.ua',
      'summary.en',
      'image.alt.ua',
      'image.alt.en',
      'localized.kicker.ua',
      'localized.kicker.en',
    ])
  })
})

describe('a block id', () => {
  const id = (value: unknown) => messagesOf(withBlocks({ id: value, text: { en: 'A' } }))

  test.each(['a', 'A', '9', 'talks', 'a-b_c', 'a-', 'a_', '1-2', 'x'.repeat(64), 'constructor'])(
    'may be %s',
    (value) => {
      expect(id(value)).toEqual([])
    },
  )

  test.each([
    ['', 'blocks[0].id: "" is not made of A-Z'],
    ['-a', 'is not made of'],
    ['_a', 'is not made of'],
    ['__proto__', 'is not made of'],
    ['a b', 'is not made of'],
    ['a.b', 'is not made of'],
    ['a\n', 'is not made of'],
    ['абзац', 'is not made of'],
    ['é', 'is not made of'],
    ['a--b', 'holds "--", which is kept for generated ids'],
    ['x'.repeat(65), 'is longer than 64 characters'],
    [1, 'blocks[0].id: 1 is not a string.'],
    [null, 'blocks[0].id: null is not a string.'],
    [undefined, 'blocks[0].id: a string is missing.'],
  ])('is not %j', (value, message) => {
    expect(id(value)).toEqual([expect.stringContaining(message)])
  })

  test('stands once, whatever else is wrong with its blocks', () => {
    const blocks = [
      { id: 'a', text: 5 },
      { id: 'b', text: 'B' },
      { id: 'a', text: 'A' },
      { id: 'A', text: 'A' },
    ]
    expect(messagesOf(withBlocks(...blocks))).toEqual([
      'blocks[0].text: 5 is not an object keyed by locale.',
      'blocks[2].id: "a" is already the id of blocks[0]. Give each its own.',
    ])
  })
})

describe('a slug', () => {
  test.each([
    ['news', []],
    ['новини', []],
    ['a.b', []],
    ['...', []],
    [{ en: 'a', uk: 'б' }, []],
    [{ uk: undefined }, []],
    [{ uk: null }, ['slug.uk: null is not a string.']],
    [null, ['slug: null is not a string.']],
    [{ uk: '' }, ['slug.uk: "" is empty.']],
    [{ ua: 'a' }, ['slug.ua: "ua" is not a declared locale. Write "uk".']],
    ['a/b', ['slug: "a/b" holds a space, a control character or one of / \\ ? #.']],
    ['a\\b', [expect.stringContaining('holds a space')]],
    ['a b', [expect.stringContaining('holds a space')]],
    ['a?b', [expect.stringContaining('holds a space')]],
    ['a#b', [expect.stringContaining('holds a space')]],
    ['a\0b', [expect.stringContaining('holds a space')]],
    ['a\u2028b', [expect.stringContaining('holds a space')]],
    ['\ud800', [expect.stringContaining('holds half of a surrogate pair')]],
    ['.', ['slug: "." is a relative path.']],
    ['..', ['slug: ".." is a relative path.']],
    [5, ['slug: 5 is not a string.']],
  ])('%j gives %j', (slug, messages) => {
    expect(messagesOf({ ...base, slug })).toEqual(messages)
  })
})

// RFC 3339, 5.6, and plain dates.
describe('a date', () => {
  test.each([
    '2021-10-18',
    '2021-10-18T12:00:00Z',
    '2021-10-18T00:00:00Z',
    '2021-10-18T23:59:59Z',
    '2021-10-18T12:00:00.5Z',
    '2021-10-18T12:00:00.123456789Z',
    '2021-10-18T12:00:00+03:00',
    '2021-10-18T12:00:00-23:59',
    '2021-10-18T12:00:00-00:00',
    '2020-02-29',
    '2000-02-29T12:00:00Z',
    '0001-01-01',
    '9999-12-31',
  ])('may be %s', (published) => {
    expect(validate({ ...base, published })).toMatchObject({ value: { published } })
  })

  test('in small letters is written in capitals, as HTML wants it', () => {
    expect(validate({ ...base, updated: '2021-10-18t12:00:00z' })).toMatchObject({
      value: { updated: '2021-10-18T12:00:00Z' },
    })
  })

  test.each([
    '2021-02-29',
    '1900-02-29',
    '2100-02-29T12:00:00Z',
    '2021-02-30',
    '2021-04-31',
    '2021-00-10',
    '2021-13-01',
    '2021-10-00',
    '2021-10-32',
    '2021-10-18T24:00:00Z',
    '2021-10-18T25:00:00Z',
    '2021-10-18T12:60:00Z',
    '2021-10-18T12:00:61Z',
    '2021-10-18T12:00:00+24:00',
    '2021-10-18T12:00:00-24:00',
    '2021-10-18T12:00:00+03:60',
  ])('is not %s, which does not exist', (published) => {
    expect(messagesOf({ ...base, published })).toEqual([
      `published: "${published}" is a moment that does not exist.`,
    ])
  })

  test.each([
    '',
    'yesterday',
    '2021',
    '2021-10',
    '18.10.2021',
    '2021-1-1',
    '20211018',
    '2021-10-18Z',
    '2021-10-18T12:00:00',
    '2021-10-18T12:00',
    '2021-10-18T12:00Z',
    '2021-10-18T12Z',
    '2021-10-18 12:00:00Z',
    '2021-10-18T12:00:00+0300',
    '2021-10-18T12:00:00+03',
    '2021-10-18T12:00:00,5Z',
    '2021-10-18T12:00:00.Z',
    '+002021-10-18',
    '-2021-10-18',
    ' 2021-10-18',
    '2021-10-18\n',
    '٢٠٢١-١٠-١٨',
    'Mon Oct 18 2021',
  ])('is not %j', (published) => {
    expect(messagesOf({ ...base, published })).toEqual([
      `published: ${JSON.stringify(published)} is neither YYYY-MM-DD nor a date-time with an offset (RFC 3339).`,
    ])
  })

  test.each([5, null, new Date(0)])('is not %s, which is no text', (published) => {
    expect(messagesOf({ ...base, published })).toEqual([
      expect.stringMatching(/^published: .* is not a string\.$/),
    ])
  })
})

test.each([
  ['id', 5, 'id: 5 is not a string.'],
  ['id', '', 'id: "" is empty.'],
  ['source', 'de', 'source: "de" is not a declared locale. Declared: "ru", "uk", "en".'],
  ['source', 'UA', 'source: "UA" is not a declared locale. Write "uk".'],
  ['source', null, 'source: null is not a string.'],
  ['section', 'a b', 'section: "a b" holds a space'],
  ['section', { en: 'City' }, 'section: an object is not a string.'],
  ['fallback', 'en', 'fallback: "en" is not an array.'],
  ['fallback', ['ua'], 'fallback[0]: "ua" is not a declared locale. Write "uk".'],
  ['fallback', ['en', null], 'fallback[1]: null is not a string.'],
  ['fallback', new Array(1), 'fallback[0]: a string is missing.'],
  ['blocks', {}, 'blocks: an object is not an array.'],
  ['blocks', [null], 'blocks[0]: null is not a block { id, text, unit }.'],
  ['blocks', new Array(1), 'blocks[0]: a block { id, text, unit } is missing.'],
  ['image', 'a.svg', 'image: "a.svg" is not an image { src, alt, width, height }.'],
  ['image', {}, 'image.src: a string is missing.'],
  ['image', { src: ' ' }, 'image.src: " " is blank.'],
  ['image', { src: 'a', alt: 'A' }, 'image.alt: "A" is not an object keyed by locale.'],
  [
    'image',
    { src: 'a', width: '5' },
    'image.width: "5" is not a whole number of CSS pixels above 0.',
  ],
  [
    'image',
    { src: 'a', height: 1.5 },
    'image.height: 1.5 is not a whole number of CSS pixels above 0.',
  ],
  ['image', { src: 'a', height: null }, 'image.height: null is not a whole number'],
  ['image', { src: 'a', title: 'A' }, 'image.title: "title" is not a field here.'],
  ['localized', ['a'], 'localized: an array is not an object keyed by name.'],
  [
    'localized',
    { kicker: 'Tonight' },
    'localized.kicker: "Tonight" is not an object keyed by locale.',
  ],
  ['localized', { ' ': { en: 'A' } }, 'localized[" "]: " " is blank.'],
  ['definitions', '[a]: /b', 'definitions: "[a]: /b" is not an object keyed by locale.'],
  ['definitions', { en: ['[a]: /b'] }, 'definitions.en: an array is not a string.'],
  ['x'.repeat(10_000), 1, /^\["x{60}…"\]: "x{60}…" is not a field here\. Known: "id", "source",/],
])('%s: %j is reported', (field, value, message) => {
  expect(messagesOf({ ...base, [field]: value })).toEqual([
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  ])
})

test('a long value is shortened in the message', () => {
  expect(messagesOf({ ...base, id: `${'x'.repeat(100_000)}/` })).toEqual([
    `id: "${'x'.repeat(60)}…" holds a space, a control character or one of / \\ ? #.`,
  ])
})

describe('hostile keys', () => {
  test.each([
    ['in an article', '{"__proto__":{"id":"x"}}', ['__proto__']],
    ['in a text', '{"title":{"en":"A","__proto__":"x"}}', ['title', '__proto__']],
    [
      'in a text, as an object',
      '{"title":{"en":"A","__proto__":{"uk":"x"}}}',
      ['title', '__proto__'],
    ],
    [
      'in a translation',
      '{"title":{"en":"A","uk":{"text":"x","__proto__":{}}}}',
      ['title', 'uk', '__proto__'],
    ],
    ['in slugs', '{"slug":{"__proto__":"x"}}', ['slug', '__proto__']],
    ['in an image', '{"image":{"src":"a","__proto__":{}}}', ['image', '__proto__']],
    ['in named texts', '{"localized":{"__proto__":{"en":"x"}}}', ['localized', '__proto__']],
    [
      'in named texts, another way',
      '{"localized":{"constructor":{"en":"x"}}}',
      ['localized', 'constructor'],
    ],
    ['in a block', '{"blocks":[{"id":"a","text":"x","__proto__":{}}]}', ['blocks', 0, '__proto__']],
    [
      "in a block's text",
      '{"blocks":[{"id":"a","text":{"en":"x","constructor":"y"}}]}',
      ['blocks', 0, 'text', 'constructor'],
    ],
    ['in definitions', '{"definitions":{"__proto__":"x"}}', ['definitions', '__proto__']],
    ['in editions', '{"editions":{"__proto__":{}}}', ['editions', '__proto__']],
  ])('are reported %s', (_, json, path) => {
    const { issues } = validate({ ...base, ...JSON.parse(json) })
    expect(issues?.map((issue) => issue.path)).toEqual([path])
    expect(Object.prototype).not.toHaveProperty('id')
  })

  test('are no source text when inherited', () => {
    const title: unknown = Object.create({ en: 'A' })
    expect(messagesOf({ ...base, title })).toEqual([
      'title: an object is not an object keyed by locale.',
    ])
  })
})

describe('meta', () => {
  const cycle: Record<string, unknown> = {}
  cycle.self = { of: [cycle] }
  const shared = { a: 1 }
  let deep: unknown = 'end'
  for (let at = 0; at < 100_000; at += 1) deep = at % 2 === 0 ? [deep] : { deep }
  let wide: unknown = 'end'
  for (let at = 0; at < 400; at += 1) wide = [wide, wide]

  test.each([
    ['a text', 'x'],
    ['null', null],
    ['a tree', { a: [1, { b: [] }], c: null, d: true, e: -1.5 }],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 })],
    ['the same object twice', { first: shared, second: [shared] }],
    ['a hostile key', JSON.parse('{"__proto__":{"a":1}}')],
    ['half of a surrogate pair', '\ud800'],
    ['two paths at each of 400 levels', wide],
  ])('may hold %s, and is kept as it is', (_, meta) => {
    const result = validate({ ...base, meta })
    expect(result.issues).toBeUndefined()
    expect('value' in result && result.value.meta === meta).toBe(true)
  })

  test.each([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', { a: () => 1 }],
    ['undefined', { a: undefined }],
    ['a symbol', [Symbol('a')]],
    ['a big integer', 1n],
    ['not a number', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a negative zero', -0],
    ['a list with a hole', new Array(2)],
    ['a list with a name', Object.assign([1], { name: 1 })],
    ['an instance', new (class Point {})()],
    ['itself', cycle],
    ['a hundred thousand levels', deep],
  ])('does not hold %s', (_, meta) => {
    expect(messagesOf({ ...base, meta })).toEqual([
      'meta: holds something that JSON cannot keep. Use plain JSON values.',
    ])
  })
})

test('whatever is given is answered with an article or with findings', () => {
  const anything = fc.anything({
    withNullPrototype: true,
    withDate: true,
    withMap: true,
    withBigInt: true,
    withSparseArray: true,
  })
  const almost = fc.record(
    {
      id: anything,
      source: anything,
      title: anything,
      blocks: fc.oneof(anything, fc.array(anything)),
      slug: anything,
      image: anything,
      localized: anything,
      meta: anything,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        almost,
        almost.map((fields) => ({ ...base, ...fields })),
      ),
      (value) => {
        const result = validate(value)
        if (result.issues === undefined) {
          expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value)
          expect(validate(result.value)).toEqual(result)
        } else {
          expect(result.issues.length).toBeGreaterThan(0)
          expect(
            result.issues.every((issue) => issue.message !== '' && Array.isArray(issue.path)),
          ).toBe(true)
        }
      },
    ),
  )
})

test('other tools can take the schema for what it is', async () => {
  // As a form or a router would: it knows nothing of stele.
  const check = async (schema: StandardSchema<unknown>, value: unknown) =>
    schema['~standard'].validate(value)
  expect(await check(articleSchema(locales), base)).toEqual({ value: base })
  expect(await check(articleSchema(locales), {})).toMatchObject({
    issues: [{ path: ['id'] }, {}, {}, {}],
  })
})
