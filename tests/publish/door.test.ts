import { readFileSync } from 'node:fs'
import { createMessages, createRenderer, newsroomLocales } from 'stele'
import * as door from 'stele/publish'
import { expect, test } from 'vitest'
import { VERSION } from '../../src/version.js'

test('the door exports exactly these values', () => {
  expect(Object.keys(door).sort()).toEqual([
    'attributes',
    'createPublication',
    'dangerouslyHtml',
    'defaultTemplates',
    'html',
    'indexArticle',
  ])
})

test('the version that pages depend on is the package’s', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(VERSION).toBe(manifest.version)
})

test('formats say their time zone', () => {
  expect(createMessages(newsroomLocales, { timeZone: 'Europe/Kyiv' }).formats.timeZone).toBe(
    'Europe/Kyiv',
  )
})

test('single lines go through asynchronous plugins', async () => {
  const renderer = createRenderer({ remarkPlugins: [() => async () => {}] })
  expect(await renderer.renderInlineAsync('*a*')).toEqual({ html: '<em>a</em>', text: 'a' })
  const site = door.createPublication({
    locales: newsroomLocales,
    renderer,
    articles: [{ id: 'x', source: 'uk', title: { uk: '*Так*' }, blocks: [] }],
    url: 'https://example.org',
    now: '2026-01-01',
  })
  expect((await site.page('/uk/')).body).toContain('<a href="/uk/x/">Так</a>')
  expect((await site.page('/uk/x/')).body).toContain('<h1><em>Так</em></h1>')
})
