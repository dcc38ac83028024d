import { defineArticle, newsroomLocales as locales, resolveArticle } from 'stele'
import { expect, test } from 'vitest'
import { wary } from './support.js'

const article = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  title: { en: 'Tram', uk: 'Трамвай' },
  blocks: [
    { id: 'open', unit: 'note', text: { en: '<div class="en">', uk: '<div class="uk">' } },
    { id: 'inside', unit: 'note', text: { en: 'Inside', ru: 'Внутри' } },
    { id: 'close', unit: 'note', text: '</div>' },
    { id: 'after', text: { en: 'After', uk: 'Після' } },
  ],
})

test('the blocks of a unit fall back together', () => {
  const { blocks } = resolveArticle(locales, article, 'uk')
  expect(blocks.map(({ text }) => text)).toEqual(['<div class="en">', 'Inside', '</div>', 'Після'])
  expect(blocks.map(({ state }) => state)).toEqual(['fallback', 'fallback', 'shared', 'translated'])
})

test('a block that has its own words and falls back with its unit has no reason', () => {
  const { blocks } = resolveArticle(locales, article, 'uk')
  expect(blocks.map(({ reason }) => reason)).toEqual([undefined, 'absent', undefined, undefined])
})

test('coverage counts the blocks of a unit each for itself', () => {
  expect(resolveArticle(locales, article, 'uk').coverage.missing).toEqual(['inside'])
})

test('policy omit leaves the whole unit out', () => {
  const { blocks } = resolveArticle(locales, article, 'uk', { policy: 'omit' })
  expect(blocks.map(({ state }) => state)).toEqual(['omitted', 'omitted', 'shared', 'translated'])
})

test('a gap keeps what stands in its place, does not show it, and says why', () => {
  const doubtful = defineArticle(locales, {
    id: 'tram',
    source: 'en',
    title: { en: 'Tram', uk: 'Трамвай' },
    blocks: [{ id: 'a', text: { en: 'Words', uk: { missing: 'unsure', text: 'Слова?' } } }],
  })
  const resolved = resolveArticle(locales, doubtful, 'uk')
  expect(resolved.blocks[0]).toMatchObject({ text: 'Words', state: 'fallback', reason: 'unsure' })
  expect(resolved.coverage.missing).toEqual(['a'])
})

test('a unit that no locale of the chain has as a whole falls back block by block', () => {
  const torn = defineArticle(wary, {
    id: 'torn',
    source: 'ru', // which uk never falls back to
    title: { ru: 'Врозь' },
    blocks: [
      { id: 'a', unit: 'note', text: { ru: 'А', uk: 'А-а' } },
      { id: 'b', unit: 'note', text: { ru: 'Б', en: 'B' } },
    ],
  })
  const { blocks } = resolveArticle(wary, torn, 'uk')
  expect(blocks.map(({ text }) => text)).toEqual(['А-а', 'B'])
})
