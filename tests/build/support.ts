import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, newsroomLocales } from 'stele'
import { type BuildOptions, buildSite } from 'stele/node'
import { folderOf } from '../content/folder.js'
import type { Code } from '../publish/support.js'

/** Options of a site of the newsroom's locales in a new folder. */
export function siteOf(
  articles: readonly Article<Code>[],
  options: Partial<BuildOptions<Code>> = {},
): BuildOptions<Code> {
  return {
    locales: newsroomLocales,
    url: 'https://example.org',
    now: '2026-03-10T12:00:00Z',
    siteName: 'The Stele',
    out: join(folderOf({}), 'dist'),
    ...options,
    // The union of ways to give articles is decided here.
    articles,
  } as BuildOptions<Code>
}

/** Builds, and answers what is in the folder then. */
export async function built(options: BuildOptions<Code>): Promise<ReadonlyMap<string, string>> {
  await buildSite(options)
  return filesIn(options.out)
}

/** Every file of a folder with its content; links say where they lead. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    names.flatMap((name) => {
      const path = join(folder, name)
      return lstatSync(path).isFile() ? [[name, readFileSync(path, 'latin1')]] : []
    }),
  )
}

/** What tells two folders apart. */
export function digest(folder: string): string {
  return createHash('sha256')
    .update(JSON.stringify([...filesIn(folder)]))
    .digest('hex')
}

/** Articles of a small newsroom, partly translated. */
export function newsroom(count: number, edition = 1): readonly Article<Code>[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `story-${at}`,
    source: 'en' as const,
    section: ['city', 'world'][at % 2] ?? 'city',
    published: `2026-03-0${1 + (at % 9)}T10:00:00Z`,
    slug: { en: `story-${at}`, uk: `подія-${at}` },
    title: { en: `Story ${at}`, uk: `Подія ${at}` },
    formerSlugs: [`old-${at}`],
    blocks: [
      { id: 'lead', text: { en: `The *lead*, edition ${edition}.`, uk: `Початок, ${edition}.` } },
      ...(at % 3 === 0 ? [{ id: 'more', text: { en: 'More <b>of it</b>.' } }] : []),
    ],
  }))
}
