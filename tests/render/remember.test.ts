import { createRenderer, defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { expect, test } from 'vitest'

const article = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  title: { en: 'The tram' },
  summary: { en: 'It runs' },
  blocks: [{ id: 'lead', text: { en: 'One' } }],
})

test('renders an article no more once it was asked for twice', () => {
  const renderer = createRenderer()
  const resolved = resolveArticle(locales, article, 'en')
  const first = renderer.render(resolved)
  const second = renderer.render(resolved)
  expect(second).toEqual(first)
  expect(renderer.render(resolved)).toBe(second)
  expect(renderer.render(resolveArticle(locales, article, 'en'))).toEqual(second)
})

test('renders an article again when it was changed in place', () => {
  const renderer = createRenderer()
  const resolved = structuredClone(resolveArticle(locales, article, 'en'))
  renderer.render(resolved)
  renderer.render(resolved)
  Object.assign(resolved.blocks[0] ?? {}, { text: 'Two' })
  expect(renderer.render(resolved).html).toBe('<p id="lead">Two</p>')
  Object.assign(resolved.title, { text: 'Trams' })
  expect(renderer.render(resolved).title.html).toBe('Trams')
  Object.assign(resolved.summary ?? {}, { text: 'They run' })
  expect(renderer.render(resolved).summary?.html).toBe('They run')
})

test('renders an article again when another of its lines was changed in place', () => {
  const renderer = createRenderer()
  const lines = { id: 'tram', source: 'en', title: { en: 'The tram' }, blocks: [] } as const
  const noted = defineArticle(locales, { ...lines, localized: { note: { en: 'N' } } })
  const resolved = structuredClone(resolveArticle(locales, noted, 'en'))
  renderer.render(resolved)
  expect(renderer.render(resolved)).toBe(renderer.render(resolved))
  Object.assign(resolved.localized.note ?? {}, { text: 'M' })
  expect(renderer.render(resolved).localized.note?.html).toBe('M')
})

test('renders an article every time with plugins of the caller, or without a cache', () => {
  const resolved = resolveArticle(locales, article, 'en')
  for (const options of [{ cache: false }, { remarkPlugins: [() => () => {}] }]) {
    const renderer = createRenderer(options)
    expect(renderer.render(resolved)).not.toBe(renderer.render(resolved))
  }
})
