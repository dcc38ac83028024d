import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hash } from '../../article/hash.js'
import type { Article } from '../../article/types.js'
import type { ContentOptions } from '../../content/content.node.js'
import { loadArticles } from '../../content/load.node.js'
import { placeFiles } from '../../content/place-files.js'
import { findFiles } from '../../content/walk.node.js'
import { type Diagnostic, quote, SteleError } from '../../errors.js'
import type { Locales } from '../../locale/types.js'
import type { ArticleSource } from './types.js'

/** Options of {@link createFolderArticles}. */
export interface FolderArticlesOptions<C extends string> extends ContentOptions<C> {
  /** Hears what was wrong, each time that the folder has been read. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void
}

/**
 * The articles of a folder of Markdown files, such as a checkout that is pulled. The whole folder
 * is read whenever a file in it has changed; an article stays as it was while its files cannot be
 * read.
 *
 * @param folder - as `loadArticles` takes it
 * @example
 * const articles = createFolderArticles(locales, 'articles')
 * const live = await openPublication({ locales, articles, url, pollSeconds: 2, onError })
 */
export function createFolderArticles<C extends string>(
  locales: Locales<C>,
  folder: string,
  { onDiagnostics = () => {}, ...options }: FolderArticlesOptions<C> = {},
): ArticleSource {
  let loaded: Folder<C> | undefined
  const load = async (): Promise<Folder<C>> => {
    loaded = await readFolder(locales, folder, options)
    onDiagnostics(loaded.diagnostics)
    return loaded
  }
  return {
    version: () => folderVersion(folder),
    index: async () => {
      const { ids, articles, diagnostics } = await load()
      const versions = ids.map((id) => {
        return [id, hash(JSON.stringify(articles.get(id) ?? diagnostics))] as const
      })
      return new Map(versions)
    },
    get: async (id) => {
      const { ids, articles, diagnostics } = loaded ?? (await load())
      const article = articles.get(id)
      if (article !== undefined || !ids.includes(id)) return article
      throw new SteleError('invalid-content', `The files of ${quote(id)} cannot be read.`, {
        hint: diagnostics.map(({ message }) => message).join(' '),
        diagnostics,
      })
    },
  }
}

interface Folder<C extends string> {
  /** Of every article that has files, also where they cannot be read. */
  readonly ids: readonly string[]
  readonly articles: ReadonlyMap<string, Article<C>>
  readonly diagnostics: readonly Diagnostic[]
}

async function readFolder<C extends string>(
  locales: Locales<C>,
  folder: string,
  options: ContentOptions<C>,
): Promise<Folder<C>> {
  const { articles, diagnostics } = await loadArticles(locales, folder, options)
  const placed = placeFiles(locales, findFiles(folder).paths, options.layout)
  return {
    ids: placed.articles.map(([id]) => id),
    articles: new Map(articles.map((article) => [article.id, article])),
    diagnostics,
  }
}

async function folderVersion(folder: string): Promise<string> {
  const { paths, records } = findFiles(folder)
  const facts = await Promise.all(
    [...paths, ...[...records].sort()].map(async (path) => {
      const { size, mtimeMs } = await stat(join(folder, path))
      return [path, size, mtimeMs]
    }),
  )
  return hash(JSON.stringify(facts))
}
