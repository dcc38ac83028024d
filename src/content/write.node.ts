import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Article } from '../article/types.js'
import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { type ContentOptions, readContent } from './content.node.js'
import type { ContentLayout } from './layout.js'
import { type PlannedFile, planWrite } from './plan-write.js'
import { replaceFile } from './replace-file.node.js'
import { isInside } from './walk.node.js'

/**
 * Puts articles back into a folder. Blocks that did not change keep their bytes; each file is
 * replaced in one step. Everything is planned and checked before the first file is written.
 *
 * @returns the files that were written, relative to the folder
 * @throws SteleError `write-refused` when a file would not read back as its article
 * @example
 * await writeArticles(locales, 'articles', [article]) // => ['night-trams/uk.md']
 */
export async function writeArticles<C extends string>(
  locales: Locales<C>,
  folder: string,
  articles: readonly Article<C>[],
  options: ContentOptions<C> = {},
): Promise<readonly string[]> {
  const wanted = new Map(articles.map((article) => [article.id, article]))
  const planned = new Map<string, readonly PlannedFile[]>()
  let layout: ContentLayout = options.layout ?? 'folder'
  const source = options.source ?? articles[0]?.source
  const reading = {
    ...options,
    ...(source === undefined ? {} : { source }),
    withImages: (id: string) => wanted.has(id),
  }
  await readContent(locales, folder, reading, (content) => {
    layout = options.layout ?? content.source.layout
    const article = wanted.get(content.id)
    if (article === undefined) return
    if (content.article === undefined) throw unreadable(content.id)
    planned.set(content.id, planWrite(locales, article, content, layout))
  })
  const files = articles.flatMap((article) => {
    return planned.get(article.id) ?? planWrite(locales, article, undefined, layout)
  })
  return writeFiles(folder, files)
}

/**
 * Writes planned files.
 *
 * @throws SteleError `write-refused`, before anything is written, when one lies outside the folder
 */
export async function writeFiles(
  folder: string,
  files: readonly PlannedFile[],
): Promise<readonly string[]> {
  const root = await realpath(folder)
  for (const { path } of files) {
    if (isInside(root, join(root, path)) && isInside(root, await nearestReal(join(root, path))))
      continue
    throw new SteleError('write-refused', `${quote(path)} leads out of the content folder.`, {
      hint: 'Nothing was written. Give the article an id without "..", and remove links that lead out.',
    })
  }
  for (const { path, text } of files) await replaceFile(join(root, path), text)
  return files.map(({ path }) => path)
}

async function nearestReal(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing || dirname(path) === path) throw error
    return nearestReal(dirname(path))
  }
}

function unreadable(id: string): SteleError {
  return new SteleError('write-refused', `The files of ${quote(id)} have errors.`, {
    hint: 'Nothing was written. Mend what loadArticles reports first.',
  })
}
