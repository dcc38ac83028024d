import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import {
  type Article,
  articlePath,
  createMessages,
  createRenderer,
  isAvailable,
  newsroomLocales as locales,
  type PageOptions,
  renderFrontPage,
  renderPage,
} from 'stele'
import { loadArticles } from 'stele/node'

/** The address of `client.ts`, bundled. */
export const SCRIPT = '/client.js'

type Locale = (typeof locales.codes)[number]

const messages = createMessages(locales, { timeZone: 'Europe/Kyiv' })
const renderer = createRenderer({ messages })

/** The articles of a folder; what is wrong with its files stops the newsroom. */
export async function readNewsroom(folder: string): Promise<readonly Article<Locale>[]> {
  const { articles, diagnostics } = await loadArticles(locales, folder)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return articles
  throw new Error(errors.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'))
}

/** Every page of the newsroom by its address: a front page per locale, and the articles. */
export function renderSite(
  articles: readonly Article<Locale>[],
  now: string,
): ReadonlyMap<string, string> {
  const options: PageOptions<Locale> = {
    messages,
    renderer,
    now,
    siteName: 'Stele',
    script: SCRIPT,
  }
  const pages = new Map<string, string>()
  for (const locale of locales.codes) {
    pages.set(`/${locale}/`, renderFrontPage(locales, articles, locale, options))
    for (const article of articles) {
      if (!isAvailable(locales, article, locale)) continue
      const page = renderPage(locales, article, locale, options)
      pages.set(articlePath(locales, article, locale), page)
    }
  }
  return pages
}

/** Writes the site of a folder's articles to another folder, in place of what was there. */
export async function buildSite(folder: string, content: string, now: string): Promise<number> {
  const articles = await readNewsroom(content)
  const pages = renderSite(articles, now)
  await rm(folder, { recursive: true, force: true })
  for (const [address, html] of pages) {
    const file = join(folder, decodeURIComponent(address), 'index.html')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, html)
  }
  for (const article of articles) await copyImages(folder, content, article)
  return pages.size
}

// Images stand beside the article's files, so they go beside each of its pages.
async function copyImages(
  folder: string,
  content: string,
  article: Article<Locale>,
): Promise<void> {
  const own = join(content, article.id)
  const images = (await readdir(own)).filter((name) => extname(name) === '.svg')
  for (const locale of locales.codes.filter((code) => isAvailable(locales, article, code))) {
    const page = join(folder, decodeURIComponent(articlePath(locales, article, locale)))
    for (const name of images) await copyFile(join(own, name), join(page, name))
  }
}
