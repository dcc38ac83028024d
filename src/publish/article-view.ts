import type { Article } from '../article/types.js'
import { resolveArticle } from '../resolve/article.js'
import type { ResolvedArticle } from '../resolve/types.js'
import { articleHead } from './article-head.js'
import { commonView, feedLinks, sectionLink, switcherLinks, withHead } from './common-view.js'
import type { Context } from './context.js'
import { withoutEditions } from './editions.js'
import type { Target } from './target.js'
import type { ArticlePage } from './theme/types.js'

/** What the template of an article's page is given. */
export async function articleView<C extends string>(
  context: Context<C>,
  { record, link }: Extract<Target<C>, { kind: 'article' }>,
  body: Article<C>,
): Promise<ArticlePage<C>> {
  const { settings } = context
  const { locales, renderer, resolving } = settings
  const visible = withoutEditions(body, record.hidden)
  const image = (src: string) => settings.image(src, body.id)
  const article = withImage(resolveArticle(locales, visible, link.code, resolving), image)
  const rendered = await renderer.renderAsync(article)
  const { links, entry } = record
  const section =
    entry.section === undefined
      ? undefined
      : sectionLink(context, link.code, entry.section, undefined)
  const head = articleHead(settings, {
    article,
    rendered,
    link,
    links,
    sectionLabel: section?.label.text,
    feeds: feedLinks(context, link.code, undefined),
  })
  const common = commonView(context, link.code, head, switcherLinks(links, link.code), undefined)
  return withHead(context, { ...common, kind: 'article', article, rendered, section, image })
}

function withImage<C extends string>(
  article: ResolvedArticle<C>,
  place: ArticlePage<C>['image'],
): ResolvedArticle<C> {
  const { image } = article
  return image === undefined ? article : { ...article, image: { ...image, ...place(image.src) } }
}
