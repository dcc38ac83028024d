import { type Article, createMessages, defineArticle, newsroomLocales as locales } from 'stele'
import { describe, expect, test } from 'vitest'
import { type Code, publish } from './support.js'

const article = (id: string, fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id,
    source: 'uk',
    title: { uk: id },
    blocks: [{ id: 'a', text: { uk: 'Один' } }],
    ...fields,
  })

const story = article('story')
const before = publish([story, article('other')])
const dated = { published: '2026-03-01' }

describe('the version of a page is another one', () => {
  test.each([
    ['its text changes', before.with([article('story', { blocks: [] })])],
    [
      'a page of it appears in another locale',
      before.with([article('story', { slug: { en: 'x' } })]),
    ],
    ['the locale gets a first section', before.with([article('third', { section: 'city' })])],
    ['the locale gets a first feed', before.with([article('other', dated)])],
    [
      'words change',
      publish([story, article('other')], {
        messages: createMessages(locales, { catalogs: { uk: { 'page.skip': 'Далі' } } }),
      }),
    ],
    ['an option does', publish([story, article('other')], { siteName: 'Other' })],
    ['the style does', publish([story, article('other')], { templates: { style: 'a{}' } })],
    ['the script does', publish([story, article('other')], { script: 'let a' })],
    ['it is told so', publish([story, article('other')], { revision: '2' })],
  ])('when %s', async (_, after) => {
    const [old, now] = [await before.page('/uk/story/'), await after.page('/uk/story/')]
    expect(now.version).not.toBe(old.version)
  })

  test('when the words of a translation without a page of its own may be shown', async () => {
    const hidden = article('story', {
      fallback: ['en', 'uk'],
      title: { uk: 'Т', en: null },
      editions: { en: { published: '2026-03-11' } },
      blocks: [{ id: 'a', text: { uk: 'Один', en: 'One' } }],
    })
    const early = publish([hidden])
    const late = early.at('2026-03-12')
    const [old, now] = [await early.page('/ru/story/'), await late.page('/ru/story/')]
    expect(old.body).not.toContain('One')
    expect(now.body).toContain('One')
    expect(now.version).not.toBe(old.version)
  })
})

test('a link without a host is followed from its own page, with a scheme too', async () => {
  const linking = (id: string, section: string) =>
    article(id, { section, blocks: [{ id: 'a', text: { uk: '[l](https:../end/)' } }] })
  const without = publish([linking('first', 'city'), linking('second', 'world')], {
    path: ({ section, slug }) => `/${section}/${slug}/`,
  })
  const versions = ({ find }: typeof without) =>
    ['/uk/city/first/', '/uk/world/second/'].map((address) => find(address).version)
  const [first, second] = versions(without)
  const [firstNow, secondNow] = versions(without.with([article('end', { section: 'world' })]))
  const [, secondLater] = versions(without.with([article('end', { section: 'city' })]))
  expect(firstNow).not.toBe(second)
  expect(first).not.toBe(second)
  expect(secondNow).not.toBe(second)
  expect(secondLater).not.toBe(secondNow)
})

describe('the version of a page stays', () => {
  test.each([
    ['another article changes', before.with([article('other', { blocks: [] })])],
    ['an article is added', before.with([article('third')])],
    ['time passes', before.at('2027-01-01')],
  ])('when %s', async (_, after) => {
    const [old, now] = [await before.page('/uk/story/'), await after.page('/uk/story/')]
    expect(now.version).toBe(old.version)
    expect(now.body).toBe(old.body)
  })
})
