import { hash } from '../article/hash.js'
import type { Article } from '../article/types.js'
import type { LocalImage } from '../content/local-image.js'
import { type IndexedArticle, indexArticle } from '../publish/indexed.js'
import { createPublication } from '../publish/publication.js'
import { resolvingOf } from '../publish/settings.js'
import type { Publication, PublicationOptions } from '../publish/types.js'
import { baseOf, publishedImage } from './media.js'
import type { BuildOptions } from './types.js'

/**
 * The publication that a build writes down. Its pages show the images that are on disk, and are
 * other pages when an image is another one.
 */
export function publicationOf<C extends string>(options: BuildOptions<C>): Publication<C> {
  const { images = [], url, image } = options
  if (images.length === 0) return createPublication(options)
  const bySource = new Map(images.map((each) => [keyOf(each.src, each.article), each]))
  const base = baseOf(url)
  const { articles, index, get, ...site } = options
  return createPublication({
    ...site,
    ...indexed(options),
    image: (src, article) => {
      const own = image?.(src, article)
      const found = bySource.get(keyOf(src, article))
      return own ?? (found && publishedImage(base, found))
    },
  })
}

function keyOf(src: string, article: string): string {
  return `${article}\n${src}`
}

function indexed<C extends string>(
  options: BuildOptions<C>,
): Required<Pick<PublicationOptions<C>, 'index' | 'get'>> {
  const facts = factsByArticle(options.images ?? [])
  const withImages = (entry: IndexedArticle<C>): IndexedArticle<C> => {
    const shown = facts.get(entry.id)
    return shown === undefined ? entry : { ...entry, version: hash(entry.version + shown) }
  }
  if (options.articles === undefined) {
    return { index: options.index.map(withImages), get: options.get }
  }
  const byId = new Map<string, Article<C>>(options.articles.map((each) => [each.id, each]))
  const { locales } = options
  const index = options.articles.map((each) => indexArticle(locales, each, resolvingOf(options)))
  return { index: index.map(withImages), get: (id) => byId.get(id) }
}

function factsByArticle(images: readonly LocalImage[]): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  for (const { article, src, name, size } of images) {
    const fact = [src, name, size?.width, size?.height].join()
    facts.set(article, `${facts.get(article) ?? ''}\n${fact}`)
  }
  return facts
}
