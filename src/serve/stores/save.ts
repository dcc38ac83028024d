import type { Article } from '../../article/types.js'
import type { Locales } from '../../locale/types.js'
import { checkArticle } from './check-article.js'
import { BACKGROUND_DEADLINE, withDeadline } from './deadline.js'
import type { ArticleStore, ChangeNotices } from './types.js'

/** Where articles are saved, and who is told: as `openPublication` takes it. */
export interface SaveOptions<C extends string> {
  readonly locales: Locales<C>
  readonly articles: ArticleStore
  readonly notices?: ChangeNotices
  /** How long saving may take, and telling of it, in milliseconds. Default: 10,000. */
  readonly deadline?: number
  /** Hears why a notice could not be sent: other nodes then see the change when they next poll. */
  readonly onError: (error: unknown) => void
}

/**
 * Checks an article, stores it and tells every node.
 *
 * @throws SteleError `invalid-article`
 * @throws what the store throws: whether the article was saved is then not known, so save it again
 */
export async function saveArticle<C extends string>(
  options: SaveOptions<C>,
  article: Article<C>,
): Promise<void> {
  const checked = checkArticle(options.locales, article.id, article)
  await change(options, article.id, () => options.articles.save(checked))
}

/**
 * Removes an article from the store and tells every node.
 *
 * @throws what the store throws: whether the article was removed is then not known
 */
export async function removeArticle<C extends string>(
  options: SaveOptions<C>,
  id: string,
): Promise<void> {
  await change(options, id, () => options.articles.remove(id))
}

async function change<C extends string>(
  { notices, deadline = BACKGROUND_DEADLINE, onError }: SaveOptions<C>,
  id: string,
  write: () => Promise<void>,
): Promise<void> {
  await withDeadline(deadline, write)
  if (notices === undefined) return
  try {
    await withDeadline(deadline, () => notices.publish([id]))
  } catch (error) {
    onError(error)
  }
}
