import type { Words } from '../../messages/create.js'
import { differing, type TextLanguage } from '../../render/html.js'
import type { Head } from '../head.js'
import { attributes, dangerouslyHtml, type Html, html, htmlText, lines } from '../html.js'
import { masthead, shell } from '../shell.js'
import type { Page } from './types.js'

/** The `lang` and `dir` that a text needs where they are not the page's. */
export function language(text: TextLanguage, page: TextLanguage): Html | undefined {
  if (text.locale === page.locale && text.dir === page.dir) return undefined
  return attributes({ ...differing(text, page) })
}

/** The label of an element, which needs `lang` for it; what is inside runs as the page does. */
export function labelled<C extends string>(
  label: Words<C>,
  { locale, dir }: TextLanguage & { readonly locale: C },
): { readonly written: Html; readonly around: TextLanguage } {
  const lang = label.locale === locale ? undefined : label.locale
  return {
    written: attributes({ 'aria-label': label.text, lang }),
    around: { locale: label.locale, dir },
  }
}

/** The whole document. */
export function layout<C extends string>(page: Page<C>, main: Html): Html {
  const { locale, messages, templates, stylesheet, script } = page
  const document = shell(messages, {
    locale,
    head: htmlText(templates.head(page)),
    header: htmlText(templates.header(page)),
    main: htmlText(main),
    footer: htmlText(templates.footer(page)),
    assets: [stylesheet, script],
  })
  return dangerouslyHtml(document)
}

/** What a page says about itself. */
export function headTemplate<C extends string>(page: Page<C>): Html {
  const { head, stylesheet, script } = page
  const { title, description, canonical, robots, alternates, feeds, openGraph } = head
  const more = [
    description &&
      html`<meta name="description" content="${description.text}"${language(description, page)}>\n`,
    robots && html`<meta name="robots" content="${robots}">\n`,
    canonical && html`<link rel="canonical" href="${canonical}">\n`,
    alternates.map(alternateLine),
    feeds.map(feedLine),
    openGraph.map(propertyLine),
    openGraph.length > 0 && html`<meta name="twitter:card" content="${head.twitterCard}">\n`,
    head.structuredData.map(jsonLdLine),
  ]
  return html`<meta charset="utf-8">
<title${language(title, page)}>${title.text}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${more}<link rel="stylesheet" href="${stylesheet}">${
    script && html`\n<script type="module" src="${script}"></script>`
  }`
}

function alternateLine({ hreflang, href }: Head['alternates'][number]): Html {
  return html`<link rel="alternate" hreflang="${hreflang}" href="${href}">\n`
}

function feedLine({ type, title, href }: Head['feeds'][number]): Html {
  return html`<link rel="alternate" type="${type}" title="${title}" href="${href}">\n`
}

function propertyLine([property, content]: Head['openGraph'][number]): Html {
  return html`<meta property="${property}" content="${content}">\n`
}

// Inside a script element nothing is unescaped, and only `<` can end it or open a comment.
function jsonLdLine(data: Head['structuredData'][number]): Html {
  const text = dangerouslyHtml(JSON.stringify(data).replaceAll('<', '\\u003c'))
  return html`<script type="application/ld+json">${text}</script>\n`
}

/** The site's name, the switcher and the sections. */
export function header<C extends string>(page: Page<C>): Html {
  const { locale, dir, messages, home, siteName, links } = page
  const name = { locale, dir, text: siteName }
  return lines(dangerouslyHtml(masthead(messages, { locale, name, home, links })), sections(page))
}

type Navigation = Pick<Page, 'dir' | 'locale'> & { readonly messages: object; readonly made: Html }

// Most pages of a locale lead to the same sections, which stand in the same list.
const navigations = new WeakMap<object, Navigation>()

function sections<C extends string>(page: Page<C>): Html | undefined {
  const { locale, dir, messages } = page
  if (page.sections.length === 0) return undefined
  const known = navigations.get(page.sections)
  const isSame = known?.locale === locale && known.dir === dir && known.messages === messages
  if (isSame) return known.made
  const made = navigation(page)
  navigations.set(page.sections, { locale, dir, messages, made })
  return made
}

function navigation<C extends string>(page: Page<C>): Html {
  const { written, around } = labelled(page.messages.words(page.locale, 'page.sections'), page)
  const items = page.sections.map(({ href, label: name, current }) => {
    const here = current && html` aria-current="page"`
    return html`<li><a href="${href}"${here}${language(name, around)}>${name.text}</a></li>`
  })
  return lines(
    html`<nav class="sections"${written}>`,
    html`<ul>`,
    ...items,
    html`</ul>`,
    html`</nav>`,
  )
}

/** The name of the site, and its feed. */
export function footer<C extends string>(page: Page<C>): Html {
  const { head, locale, messages, siteName } = page
  const [feed] = head.feeds
  const label = messages.words(locale, 'page.feed')
  const link =
    feed &&
    html` · <a href="${feed.href}" type="${feed.type}"${language(label, page)}>${label.text}</a>`
  return lines(html`<footer class="pagefoot">`, html`<p>${siteName}${link}</p>`, html`</footer>`)
}
