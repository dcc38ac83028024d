import type { Article } from '../article/types.js'
import { resolveArticle } from '../resolve/article.js'
import { commonView, switcherLinks, withHead } from './common-view.js'
import type { Context } from './context.js'
import { withoutEditions } from './editions.js'
import type { Head } from './head.js'
import type { ParallelColumn } from './parallel-table.js'
import { placed } from './placed.js'
import type { Target } from './target.js'
import { followLinks } from './text-links.js'
import type { ParallelPage } from './theme/types.js'

/**
 * What the template of an article side by side is given. It is a view of pages that there are
 * already: search engines are to leave it out, and it is no page of any locale.
 */
export async function parallelView<C extends string>(
  context: Context<C>,
  { record, columns: links }: Extract<Target<C>, { kind: 'parallel' }>,
  body: Article<C>,
): Promise<ParallelPage<C>> {
  const { settings } = context
  const { locales, renderer, listing } = settings
  const visible = withoutEditions(body, record.hidden)
  const image = (src: string) => settings.image(src, body.id)
  const columns = await Promise.all(
    links.map(async ({ code, href = '' }): Promise<ParallelColumn<C>> => {
      const article = resolveArticle(locales, visible, code, listing)
      const rendered = await renderer.renderAsync(article)
      const placing = { image, follow: followLinks(context, record, code) }
      return {
        article,
        rendered: placed(rendered, placing, body.id),
        href,
        name: locales.get(code).name,
      }
    }),
  )
  // There are two at least.
  const [first] = columns as [ParallelColumn<C>]
  const { locale } = first.article
  const head: Head = {
    title: first.rendered.title,
    robots: 'noindex',
    alternates: [],
    openGraph: [],
    twitterCard: 'summary',
    feeds: context.view(locale).feeds,
    structuredData: [],
  }
  const switching = switcherLinks(record.links, undefined)
  const common = commonView(context, locale, head, switching, undefined)
  return withHead(context, { kind: 'parallel', ...common, columns })
}
