import { createRenderer, defineArticle, defineLocales, isAvailable, resolveArticle } from 'stele'
import { afterEach, expect, test } from 'vitest'

// What stands in the prototype of all objects belongs to no article and to no locale.
const make = () => {
  const declared = defineLocales({ uk: {}, en: { fallback: ['uk'] }, ru: {} }, { default: 'en' })
  const locales = declared.extend({ de: {} })
  const article = defineArticle(locales, {
    id: 'tram',
    source: 'en',
    title: { en: 'The tram', uk: 'Трамвай' },
    image: { src: '/tram.jpg' },
    slug: { en: 'tram' },
    editions: { en: {} },
    blocks: [
      { id: 'a', text: { en: 'One', uk: { text: 'Один' } } },
      // As it may come from elsewhere; types would have it plain.
      { id: 'b', ...JSON.parse('{"text":{"en":{"text":"Two"}}}') },
    ],
  })
  const bare = defineArticle(locales, { id: 'a', source: 'en', title: { en: 'T' }, blocks: [] })
  return JSON.stringify([
    locales.codes.map((code) => locales.get(code)),
    locales.codes.map((code) => isAvailable(locales, article, code)),
    [article, bare].flatMap((each) =>
      locales.codes.map((code) => {
        const resolved = resolveArticle(locales, each, code)
        return [resolved, createRenderer().render(resolved)]
      }),
    ),
  ])
}
const expected = make()

const added: string[] = []
afterEach(() => {
  for (const name of added.splice(0)) Reflect.deleteProperty(Object.prototype, name)
})

const cases: readonly (readonly [string, unknown])[] = [
  ['image', { src: '/evil.png' }],
  ['slug', 'evil'],
  ['fallback', ['ru']],
  ['never', ['uk']],
  ['aliases', ['xx']],
  ['label', 'EVIL'],
  ['format', 'ru'],
  ['summary', { en: 'Evil' }],
  ['localized', { evil: { en: 'Evil' } }],
  ['section', 'evil'],
  ['meta', { evil: true }],
  ['published', '2020-01-01'],
  ['updated', '2020-01-01'],
  ['translators', ['Evil']],
  ['editions', { uk: { published: '2020-01-01' } }],
  ['definitions', { en: '[a]: /evil' }],
  ['unit', 'evil'],
  ['missing', 'todo'],
  ['of', 'evil'],
  ['machine', true],
  ['alt', { en: 'Evil' }],
  ['width', 1],
  ['uk', 'Evil'],
  ['policy', 'omit'],
  ['reader', ['ru']],
  ['threshold', 2],
]
test.each(cases)('reads nothing from a changed prototype of all objects: %s', (name, value) => {
  added.push(name)
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
  const found = make()
  Reflect.deleteProperty(Object.prototype, name)
  expect(found).toBe(expected)
})
