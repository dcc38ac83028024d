// The same news as a site of Astro's: articles, lists, feeds, links between translations.
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeFiles } from './site-corpus.mjs'

const installed = fileURLToPath(new URL('./astro/', import.meta.url))

const FILES = {
  'src/content.config.mjs': `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'

const generateId = ({ entry }) => entry.replace(/\\.md$/, '')
const loader = glob({ base: './articles', pattern: '**/*.md', generateId })
export const collections = { news: defineCollection({ loader }) }
`,
  'src/news.mjs': `import { getCollection } from 'astro:content'

export const LOCALES = ['ru', 'uk', 'en']
export const localeOf = ({ id }) => id.split('/')[1]
export const pathOf = ({ id }) => \`/\${localeOf({ id })}/news/\${id.split('/')[0]}/\`

export async function newsIn(locale) {
  const news = await getCollection('news', (entry) => localeOf(entry) === locale)
  return news.sort((one, other) => other.data.date - one.data.date)
}
`,
  'src/layouts/Page.astro': `---
import { LOCALES } from '../news.mjs'
const { title, locale } = Astro.props
const here = new URL(Astro.url.pathname, Astro.site)
const pathIn = (other) => here.pathname.replace(/^\\/../, \`/\${other}\`)
---
<!DOCTYPE html>
<html lang={locale}>
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href={here}>
{LOCALES.map((other) => <link rel="alternate" hreflang={other} href={new URL(pathIn(other), here)}>)}
<meta property="og:title" content={title}>
<meta property="og:url" content={here}>
</head>
<body>
<header><a href={\`/\${locale}/\`}>News</a>
<nav><ul>{LOCALES.map((other) => <li><a href={pathIn(other)} lang={other}>{other}</a></li>)}</ul></nav></header>
<main><slot /></main>
<footer><p>News</p></footer>
</body>
</html>
`,
  'src/pages/[locale]/news/[id].astro': `---
import { render } from 'astro:content'
import Page from '../../../layouts/Page.astro'
import { LOCALES, newsIn } from '../../../news.mjs'
export async function getStaticPaths() {
  const all = await Promise.all(LOCALES.map(async (locale) => (await newsIn(locale)).map((entry) => {
    return { params: { locale, id: entry.id.split('/')[0] }, props: { entry } }
  })))
  return all.flat()
}
const { entry } = Astro.props
const { Content } = await render(entry)
const day = entry.data.date.toISOString().slice(0, 10)
---
<Page title={entry.data.title} locale={Astro.params.locale}>
<article><h1>{entry.data.title}</h1>
<time datetime={day}>{day}</time>
<Content /></article>
</Page>
`,
  'src/pages/[locale]/[...page].astro': `---
import Page from '../../layouts/Page.astro'
import { LOCALES, newsIn, pathOf } from '../../news.mjs'
export async function getStaticPaths({ paginate }) {
  const all = await Promise.all(LOCALES.map(async (locale) => {
    return paginate(await newsIn(locale), { params: { locale }, pageSize: 20 })
  }))
  return all.flat()
}
const { page } = Astro.props
---
<Page title="News" locale={Astro.params.locale}>
<h1>News</h1>
<ul>{page.data.map((entry) => <li><a href={pathOf(entry)}>{entry.data.title}</a> {entry.data.date.toISOString().slice(0, 10)}</li>)}</ul>
{page.url.next && <a href={page.url.next}>Next</a>}
</Page>
`,
  'src/pages/[locale]/feed.xml.js': `import { LOCALES, newsIn, pathOf } from '../../news.mjs'

export const getStaticPaths = () => LOCALES.map((locale) => ({ params: { locale } }))

export async function GET({ params, site }) {
  const items = (await newsIn(params.locale)).slice(0, 20).map((entry) => {
    const { title, date } = entry.data
    const link = new URL(pathOf(entry), site)
    return \`<item><title>\${title}</title><link>\${link}</link><pubDate>\${date.toUTCString()}</pubDate></item>\`
  })
  return new Response(\`<rss version="2.0"><channel><title>News</title>\${items.join('')}</channel></rss>\`)
}
`,
  'astro.config.mjs': `export default { site: 'https://example.org', trailingSlash: 'always', cacheDir: './.cache' }
`,
}

/** Writes the site, with the words that readers get, and gives the command that builds it. */
export function writeAstro(home, articles) {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  cpSync(join(installed, 'package.json'), join(home, 'package.json'))
  symlinkSync(join(installed, 'node_modules'), join(home, 'node_modules'))
  writeFiles(join(home, 'articles'), articles, { fallback: true })
  return join(installed, 'node_modules/astro/astro.js')
}
