import type { Article, Edition, LocalizedText } from '../article/types.js'
import { formatDate, momentOf } from './moments.js'

/** The part of an article that says when it appears. */
type Dated<C extends string> = Pick<
  Article<C>,
  'draft' | 'editions' | 'expires' | 'published' | 'updated'
>

/** Whether an article is out in a locale at a moment. */
export function isOut<C extends string>(
  article: Dated<C>,
  locale: C,
  now: number,
  timeZone: string,
): boolean {
  const edition = article.editions?.[locale]
  const published = publishedIn(article, locale)
  if (article.draft === true || edition?.draft === true) return false
  if (published !== undefined && momentOf(published, timeZone) > now) return false
  return article.expires === undefined || momentOf(article.expires, timeZone) > now
}

/** The moments at which an article appears or goes in any locale. */
export function momentsOf<C extends string>(
  article: Dated<C>,
  timeZone: string,
): readonly number[] {
  const editions = Object.values<Edition | undefined>(article.editions ?? {})
  const dates = [
    article.published,
    article.expires,
    ...editions.map((edition) => edition?.published),
  ].filter((date) => date !== undefined)
  return dates.map((date) => momentOf(date, timeZone))
}

/** When an article appeared in a locale. */
export function publishedIn<C extends string>(
  { editions, published }: Dated<C>,
  locale: C,
): string | undefined {
  return editions?.[locale]?.published ?? published
}

/**
 * When an article last changed in a locale: the edition's own dates come before the article's, so
 * that an article is never older than its translation.
 */
export function modifiedIn<C extends string>(
  { editions, published, updated }: Dated<C>,
  locale: C,
): string | undefined {
  const edition = editions?.[locale]
  const date = edition?.updated ?? edition?.published ?? updated ?? published
  return date === undefined ? undefined : formatDate(date)
}

type Texts<C extends string> = Pick<Article<C>, 'source' | 'title' | 'summary' | 'image'> &
  Partial<Pick<Article<C>, 'blocks' | 'definitions' | 'localized'>>

/**
 * An article without the words of editions that are not out: nobody reads a draft translation by
 * way of another locale's fallback. The source's words stay, since everything is measured by them.
 */
export function withoutEditions<C extends string, A extends Texts<C>>(
  article: A,
  hidden: readonly C[],
): A {
  const gone = new Set<string>(hidden.filter((code) => code !== article.source))
  if (gone.size === 0) return article
  const strip = <T extends object>(texts: T): T =>
    // What is left of a text keyed by locale is one too.
    Object.fromEntries(Object.entries(texts).filter(([code]) => !gone.has(code))) as T
  const { title, summary, image, blocks, definitions, localized } = article
  return {
    ...article,
    title: strip(title),
    ...(summary && { summary: strip(summary) }),
    ...(image?.alt && { image: { ...image, alt: strip(image.alt) } }),
    ...(definitions && { definitions: strip(definitions) }),
    ...(blocks && {
      blocks: blocks.map((block) =>
        typeof block.text === 'string' ? block : { ...block, text: strip(block.text) },
      ),
    }),
    ...(localized && {
      localized: Object.fromEntries(
        Object.entries<LocalizedText<C>>(localized).map(([name, text]) => [name, strip(text)]),
      ),
    }),
  }
}
