// Builds one edition of a site: the process that is killed.
//   node edition.mjs <library> <articles> <out> <edition> [--releases]
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [library, articles, out, edition, releases] = process.argv.slice(2)
const { buildSite } = await import(pathToFileURL(library).href)
const { newsroomLocales } = await import(pathToFileURL(join(dirname(library), 'index.js')).href)

await buildSite({
  locales: newsroomLocales,
  articles: newsroom(Number(articles), Number(edition)),
  url: 'https://example.org',
  now: '2026-03-10T12:00:00Z',
  out,
  releases: releases === '--releases',
})

// Every page differs between editions; some articles are only in one.
function newsroom(count, edition) {
  return Array.from({ length: count }, (_, at) => ({
    id: `story-${at + edition}`,
    source: 'en',
    published: '2026-03-01T10:00:00Z',
    title: { en: `Story ${at}, edition ${edition}`, uk: `Подія ${at}` },
    blocks: [{ id: 'lead', text: { en: `Edition *${edition}*.`, uk: `Видання ${edition}.` } }],
  }))
}
