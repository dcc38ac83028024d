import { articleParts } from '../article.js'
import { attributes, dangerouslyHtml, type Html, html } from '../html.js'
import { sizeImages } from './images.js'
import { language } from './layout.js'
import { sectionLine } from './list.js'
import type { ArticlePage } from './types.js'

/** The main part of an article's page. */
export function article<C extends string>(page: ArticlePage<C>): Html {
  const { article: resolved, rendered, messages, section, imageSize } = page
  const parts = articleParts(resolved, rendered, messages)
  return html`<article>
<header>
${section && sectionLine(section, page)}
${dangerouslyHtml(parts.headline)}
${byline(page)}
${dangerouslyHtml(parts.dates)}
</header>
${dangerouslyHtml(parts.figure)}
${dangerouslyHtml(parts.notice)}
<div class="body">
${dangerouslyHtml(sizeImages(parts.body, imageSize))}
</div>
${alsoIn(page)}
</article>`
}

function byline<C extends string>(page: ArticlePage<C>): Html {
  const { article: resolved, messages, locale } = page
  const { authors = [], translators = [] } = resolved
  const names = (of: readonly string[]): string => messages.formats.list(locale, of)
  const by = messages.words(locale, 'article.by', { count: authors.length, names: names(authors) })
  const translated = messages.words(locale, 'article.translators', { names: names(translators) })
  const lines = [
    ...(authors.length > 0 ? [by] : []),
    ...(translators.length > 0 ? [translated] : []),
  ]
  return html`${lines.map((line) => html`<p class="byline"${language(line, page)}>${line.text}</p>\n`)}`
}

// Only real translations: the switcher has the others too.
function alsoIn<C extends string>(page: ArticlePage<C>): Html {
  const { links, messages, locale } = page
  const others = links.filter(({ listed, current }) => listed && !current)
  if (others.length === 0) return html``
  const label = messages.words(locale, 'article.also')
  return html`<aside class="also" aria-labelledby="page--also">
<h2 id="page--also"${language(label, page)}>${label.text}</h2>
<ul>
${others.map(
  ({ href, code, hreflang, dir, name }) =>
    html`<li><a${attributes({ href, hreflang, lang: code, dir: dir === page.dir ? undefined : dir })}>${name}</a></li>
`,
)}</ul>
</aside>`
}
