import { differing, type TextLanguage } from '../../render/html.js'
import { switcher } from '../../switch/switcher.js'
import type { Head } from '../head.js'
import { attributes, dangerouslyHtml, type Html, html } from '../html.js'
import type { Page } from './types.js'

/** The `lang` and `dir` that a text needs where they are not the page's. */
export function language(text: TextLanguage, page: TextLanguage): Html {
  return attributes({ ...differing(text, page) })
}

/** The whole document. */
export function layout<C extends string>(page: Page<C>, main: Html): Html {
  const { locale, dir, messages, templates } = page
  const skip = messages.words(locale, 'page.skip')
  return html`<!DOCTYPE html>
<html${attributes({ lang: locale, dir })}>
<head>
${templates.head(page)}</head>
<body>
<a class="skip" href="#page--main"${language(skip, page)}>${skip.text}</a>
${templates.header(page)}
<main id="page--main">
${main}
</main>
${templates.footer(page)}
</body>
</html>
`
}

/** What a page says about itself. */
export function headTemplate<C extends string>(page: Page<C>): Html {
  const { head, stylesheet } = page
  const { title, description, canonical, robots, alternates, feeds, openGraph } = head
  return html`<meta charset="utf-8">
<title${language(title, page)}>${title.text}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${
  description &&
  html`<meta name="description"${attributes({ content: description.text })}${language(description, page)}>
`
}${robots && html`<meta name="robots"${attributes({ content: robots })}>\n`}${
  canonical && html`<link rel="canonical"${attributes({ href: canonical })}>\n`
}${alternates.map(
  ({ hreflang, href }) => html`<link rel="alternate"${attributes({ hreflang, href })}>
`,
)}${feeds.map(
  ({ type, title, href }) => html`<link rel="alternate"${attributes({ type, title, href })}>
`,
)}${openGraph.map(
  ([property, content]) => html`<meta${attributes({ property, content })}>
`,
)}<meta name="twitter:card"${attributes({ content: head.twitterCard })}>
${head.structuredData.map(jsonLd)}<link rel="stylesheet"${attributes({ href: stylesheet })}>
`
}

// Inside a script element nothing is unescaped, and only `<` can end it or open a comment.
function jsonLd(data: Head['structuredData'][number]): Html {
  const text = dangerouslyHtml(JSON.stringify(data).replaceAll('<', '\\u003c'))
  return html`<script type="application/ld+json">${text}</script>
`
}

/** The site's name, the switcher and the sections. */
export function header<C extends string>(page: Page<C>): Html {
  const { locale, messages, home, siteName, sections, links } = page
  const label = messages.words(locale, 'page.sections')
  return html`<header class="masthead">
<a class="home"${attributes({ href: home })}>${siteName}</a>
${links.length > 1 && dangerouslyHtml(switcher(links, messages, locale))}
${
  sections.length > 0 &&
  html`<nav class="sections"${attributes({ 'aria-label': label.text })}${language(label, page)}>
<ul>
${sections.map(
  ({ href, label: name, current }) =>
    html`<li><a${attributes({ href, ...(current && { 'aria-current': 'page' }) })}${language(name, label)}>${name.text}</a></li>
`,
)}</ul>
</nav>`
}
</header>`
}

/** The feeds. */
export function footer<C extends string>(page: Page<C>): Html {
  const { head, locale, messages, siteName } = page
  const feed = head.feeds[0]
  const label = messages.words(locale, 'page.feed')
  return html`<footer class="pagefoot">
<p>${siteName}${
    feed &&
    html` · <a${attributes({ href: feed.href, type: feed.type })}${language(label, page)}>${label.text}</a>`
  }</p>
</footer>`
}
