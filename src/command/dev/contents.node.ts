import type { Article } from '../../article/types.js'
import { isMarkdownName } from '../../content/layout.js'
import { findArticles } from '../../content/load.node.js'
import type { LocalImage } from '../../content/local-image.js'
import { placeFiles } from '../../content/place-files.js'
import { RECORD_SUFFIX } from '../../content/record.js'
import type { Diagnostic } from '../../errors.js'
import type { Project } from '../project.node.js'

/** What a content folder holds. */
export interface Contents {
  readonly articles: readonly Article[]
  readonly images: readonly LocalImage[]
  readonly diagnostics: readonly Diagnostic[]
}

const NOTHING: Contents = { articles: [], images: [], diagnostics: [] }

/**
 * Reads a content folder: everything, or again only the articles that may be different from what
 * they were before.
 */
export async function readContents(
  project: Project,
  before: Contents = NOTHING,
  ids?: ReadonlySet<string>,
): Promise<Contents> {
  const { locales, folder, options } = project
  const isRead = (id: string | undefined): boolean =>
    id === undefined || ids === undefined || ids.has(id)
  const loaded = await findArticles(locales, folder, { ...options, only: isRead }, (read) => read)
  const found = [...loaded.diagnostics, ...loaded.imageFindings]
  const ofArticle = ({ file = '' }: Diagnostic): boolean => isRead(articleOf(project, file))
  return {
    articles: [...before.articles.filter(({ id }) => !isRead(id)), ...loaded.articles],
    images: [...before.images.filter(({ article }) => !isRead(article)), ...loaded.images],
    diagnostics: [
      ...before.diagnostics.filter((finding) => !ofArticle(finding)),
      // Who has which address is seen when the site is made, whatever its paths are made of.
      ...found.filter((each) => each.code !== 'duplicate-slug' && ofArticle(each)),
    ],
  }
}

/** The id of the article that a file of the content folder is a part of. */
export function articleOf(
  { locales, options }: Pick<Project, 'locales' | 'options'>,
  path: string,
): string | undefined {
  const text = path.endsWith(RECORD_SUFFIX) ? path.slice(0, -RECORD_SUFFIX.length) : path
  if (!isMarkdownName(text)) return undefined
  return placeFiles(locales, [text], options.layout).articles[0]?.[0]
}
