import type { Article, LocalizedText } from '../article/types.js'

/** The front matter that one locale's file of an article has, in the order it is written. */
export function frontMatterOf<C extends string>(
  article: Article<C>,
  locale: C,
): ReadonlyMap<string, unknown> {
  const isSource = locale === article.source
  const edition = article.editions?.[locale]
  const own = isSource ? article : edition
  const words = (text: LocalizedText<C> | undefined): string | undefined => {
    const entry = text?.[locale]
    return typeof entry === 'string' ? entry : entry?.text
  }
  const { slug } = article
  const fields: readonly (readonly [string, unknown])[] = [
    ['title', words(article.title)],
    ['slug', typeof slug === 'object' ? slug[locale] : isSource ? slug : undefined],
    ['summary', words(article.summary)],
    ['description', words(article.localized?.description)],
    ['published', own?.published],
    ['updated', own?.updated],
    ['draft', own?.draft],
    ['translators', isSource ? undefined : edition?.translators],
    ...(isSource ? sharedFields(article) : []),
    ['image', imageOf(article, locale)],
    ...Object.entries(Object(isSource ? article.meta : edition?.meta)),
  ]
  return new Map(fields.filter(([, value]) => value !== undefined))
}

function sharedFields<C extends string>(
  article: Article<C>,
): readonly (readonly [string, unknown])[] {
  const { source, expires, section, authors, tags, formerSlugs } = article
  return [
    ['source', source],
    ['expires', expires],
    ['section', section],
    ['authors', authors],
    ['tags', tags],
    ['formerSlugs', formerSlugs],
  ]
}

function imageOf<C extends string>({ image, source }: Article<C>, locale: C): unknown {
  if (image === undefined) return undefined
  const entry = image.alt?.[locale]
  const alt = typeof entry === 'string' ? entry : entry?.text
  if (locale !== source) return alt === undefined ? undefined : { alt }
  const { src, width, height } = image
  return {
    src,
    ...(alt === undefined ? {} : { alt }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}
