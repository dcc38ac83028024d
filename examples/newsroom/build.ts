import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  articlePath,
  createMessages,
  createRenderer,
  isAvailable,
  newsroomLocales as locales,
  type PageOptions,
  renderFrontPage,
  renderPage,
} from 'stele'
import { articles } from './articles/index.js'

/** The address of `client.ts`, bundled. */
export const SCRIPT = '/client.js'

const messages = createMessages(locales, { timeZone: 'Europe/Kyiv' })
const renderer = createRenderer({ messages })

/** Every page of the newsroom by its address: a front page per locale, and the articles. */
export function renderSite(now: string): ReadonlyMap<string, string> {
  const options: PageOptions<(typeof locales.codes)[number]> = {
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

/** Writes the site to a folder, in place of what was there. */
export async function buildSite(folder: string, images: URL, now: string): Promise<number> {
  const pages = renderSite(now)
  await rm(folder, { recursive: true, force: true })
  for (const [address, html] of pages) {
    const file = join(folder, decodeURIComponent(address), 'index.html')
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, html)
  }
  await cp(images, join(folder, 'images'), { recursive: true })
  return pages.size
}
