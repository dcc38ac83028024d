import type { Words } from '../../messages/create.js'
import { filledWords } from '../../messages/filled-words.js'
import { isolateText } from '../../render/bidi.js'
import { articleParts } from '../article.js'
import { attributes, dangerouslyHtml, type Html, html, lines } from '../html.js'
import { parallelTable } from '../parallel-table.js'
import { language } from './layout.js'
import { sectionLine } from './list.js'
import type { ArticlePage, ParallelPage } from './types.js'

/** The main part of an article side by side. */
export function parallel<C extends string>({ columns, messages }: ParallelPage<C>): Html {
  return dangerouslyHtml(parallelTable(columns, messages))
}

/** The main part of an article's page. */
export function article<C extends string>(page: ArticlePage<C>): Html {
  const { article: resolved, rendered, messages, section, original } = page
  const parts = articleParts(resolved, rendered, messages, original)
  return lines(
    html`<article>`,
    html`<header>`,
    section && sectionLine(section, page),
    dangerouslyHtml(parts.headline),
    ...bylines(page),
    dangerouslyHtml(parts.dates),
    parallelLinks(page),
    html`</header>`,
    dangerouslyHtml(parts.figure),
    dangerouslyHtml(parts.notice),
    html`<div class="body">`,
    dangerouslyHtml(parts.body),
    html`</div>`,
    alsoIn(page),
    html`</article>`,
  )
}

function bylines<C extends string>(page: ArticlePage<C>): readonly Html[] {
  const { article: resolved, messages, locale } = page
  const { authors = [], translators = [] } = resolved
  const names = (of: readonly string[]): string =>
    messages.formats.list(locale, of.map(isolateText))
  const by = (): Words<C> =>
    messages.words(locale, 'article.by', { count: authors.length, names: names(authors) })
  const translated = (): Words<C> =>
    messages.words(locale, 'article.translators', { names: names(translators) })
  const found = [
    ...(authors.length > 0 ? [by()] : []),
    ...(translators.length > 0 ? [translated()] : []),
  ]
  return found.map((line) => html`<p class="byline"${language(line, page)}>${line.text}</p>`)
}

function parallelLinks<C extends string>(page: ArticlePage<C>): Html | undefined {
  const { parallels, messages, locale } = page
  if (parallels.length === 0) return undefined
  const links = parallels.map(({ href, others }) => {
    const words = filledWords(messages, locale, 'article.parallel', (used) => ({
      languages: messages.formats.list(
        used,
        others.map((code) => messages.formats.language(used, code)),
      ),
    }))
    return html`<a href="${href}"${language(words, page)}>${words.text}</a>`
  })
  return lines(html`<p class="beside">`, ...links, html`</p>`)
}

// Only real translations: the switcher has the others too.
function alsoIn<C extends string>(page: ArticlePage<C>): Html | undefined {
  const { links, messages, locale } = page
  const others = links.filter(({ listed, current }) => listed && !current)
  if (others.length === 0) return undefined
  const label = messages.words(locale, 'article.also')
  const items = others.map(({ href, code, hreflang, dir, name }) => {
    const address = { href, hreflang, lang: code, dir: dir === page.dir ? undefined : dir }
    return html`<li><a${attributes(address)}>${name}</a></li>`
  })
  return lines(
    html`<aside class="also" aria-labelledby="page--also">`,
    html`<h2 id="page--also"${language(label, page)}>${label.text}</h2>`,
    html`<ul>`,
    ...items,
    html`</ul>`,
    html`</aside>`,
  )
}
