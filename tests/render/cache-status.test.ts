import { createRenderer } from 'stele'
import { expect, test } from 'vitest'

test('tells how often a remembered text was asked for', () => {
  const renderer = createRenderer()
  expect(renderer.cacheStatus()).toEqual({ hits: 0, misses: 0, entries: 0, characters: 0 })
  for (const text of ['1 &lt; 2', '1 &lt; 2', '3 &gt; 2']) renderer.renderMarkdown(text)
  expect(renderer.cacheStatus()).toMatchObject({ hits: 1, misses: 2, entries: 2 })
})

test('does not count plain texts: they cost little either way', () => {
  const renderer = createRenderer()
  renderer.renderMarkdown('Plain *words*')
  expect(renderer.cacheStatus()).toMatchObject({ misses: 0, entries: 0 })
})

test('holds no more than its bounds while 10,000 articles go by', () => {
  const renderer = createRenderer()
  for (let at = 0; at < 12_000; at += 1) renderer.renderMarkdown(`${at} &lt; ${at + 1}`)
  expect(renderer.cacheStatus()).toMatchObject({ misses: 12_000, entries: 10_000 })
}, 60_000)
