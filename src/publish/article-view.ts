import type { Article } from '../article/types.js'
import { resolveArticle } from '../resolve/article.js'
import type { ResolvedArticle } from '../resolve/types.js'
import { addressOf } from './addresses.js'
import { articleHead } from './article-head.js'
import { commonView, sectionLink, switcherLinks, withHead } from './common-view.js'
import type { Context } from './context.js'
import { withoutEditions } from './editions.js'
import { isWanted, type Original } from './originals.js'
import { parallelsOf } from './parallels.js'
import { type Placing, placed } from './placed.js'
import { type ArticleRecord, linkIn } from './records.js'
import type { Target } from './target.js'
import { followLinks } from './text-links.js'
import type { ArticlePage, ParallelLink } from './theme/types.js'

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
  const placing = { image, follow: followLinks(context, record, link.code) }
  const rendered = placed(await renderer.renderAsync(article), placing, body.id)
  const { links, entry } = record
  const section =
    entry.section === undefined ? undefined : sectionLink(context, link.code, entry.section)
  const head = articleHead(settings, {
    article,
    rendered,
    link,
    links,
    sectionLabel: section?.label.text,
    feeds: context.view(link.code).feeds,
  })
  const common = commonView(context, link.code, head, switcherLinks(links, link.code), undefined)
  return withHead(context, {
    kind: 'article',
    ...common,
    article,
    rendered,
    original: settings.originals && (await originalFor(context, record, visible, article, placing)),
    section,
    parallels: parallelLinks(context, record, link.code),
  })
}

// An original that is not out itself is nobody's to open.
async function originalFor<C extends string>(
  { settings }: Context<C>,
  record: ArticleRecord<C>,
  visible: Article<C>,
  page: ResolvedArticle<C>,
  placing: Placing<C>,
): Promise<Original<C> | undefined> {
  const { locales, renderer, originals: wanted } = settings
  const { source } = visible
  const address = linkIn(record, source)?.href
  if (wanted === undefined || address === undefined) return undefined
  if (!page.blocks.some((block) => isWanted(block, source, wanted))) return undefined
  const article = resolveArticle(locales, visible, source)
  const rendered = placed(await renderer.renderAsync(article), placing, visible.id)
  return { article, rendered, address, wanted }
}

function parallelLinks<C extends string>(
  { settings }: Context<C>,
  record: ArticleRecord<C>,
  locale: C,
): readonly ParallelLink<C>[] {
  return parallelsOf(settings, record)
    .filter(({ columns }) => columns[0] === locale)
    .map(({ path, columns }) => ({ href: addressOf(settings, path), others: columns.slice(1) }))
}

function withImage<C extends string>(
  article: ResolvedArticle<C>,
  place: Placing<C>['image'],
): ResolvedArticle<C> {
  const { image } = article
  return image === undefined ? article : { ...article, image: { ...image, ...place(image.src) } }
}
