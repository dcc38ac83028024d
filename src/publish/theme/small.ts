import type { Messages } from '../../messages/create.js'
import { attributes, type Html, html } from '../html.js'
import type { ArticleLink } from '../links.js'
import { language } from './layout.js'

/** The page that a redirect is where no server can send one: it leads on without script. */
export function redirectDocument<C extends string>(
  url: string,
  locale: C,
  messages: Messages<C>,
): Html {
  const { dir } = messages.locales.get(locale)
  const moved = messages.words(locale, 'page.moved')
  const written = language(moved, { locale, dir })
  return html`<!DOCTYPE html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<title${written}>${moved.text}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="${url}">
<meta http-equiv="refresh" content="0; url=${url}">
</head>
<body>
<p${written}><a href="${url}">${moved.text}</a></p>
</body>
</html>
`
}

/** What the small documents for everybody need. */
export interface ChooserParts<C extends string> {
  readonly siteName: string
  readonly stylesheet: string
  /** Leads readers on from the chooser. */
  readonly script: string | undefined
  readonly links: readonly ArticleLink<C>[]
  readonly messages: Messages<C>
}

/** The page at the root of a site whose locales all have a prefix: the reader chooses. */
export function chooserDocument<C extends string>(parts: ChooserParts<C>): Html {
  return everyLocale(
    parts,
    html`<h1>${parts.siteName}</h1>
<ul class="chooser">
${parts.links.map(
  ({ href, code, dir, name }) =>
    html`<li><a${attributes({ href, hreflang: code, lang: code, dir })}>${name}</a></li>
`,
)}</ul>`,
    parts.script === undefined
      ? html``
      : html`<script${attributes({ type: 'module', src: parts.script })}></script>
`,
  )
}

/** The page for addresses that lead nowhere and name no locale: in all of them. */
export function notFoundDocument<C extends string>(parts: ChooserParts<C>): Html {
  const { messages, links } = parts
  return everyLocale(
    parts,
    html`<h1>404</h1>
${links.map(({ code, dir, href, name }) => {
  const around = { locale: code, dir }
  const heading = messages.words(code, 'not-found.heading')
  const text = messages.words(code, 'not-found.text')
  return html`<section${attributes({ lang: code, dir })}>
<h2${language(heading, around)}>${heading.text}</h2>
<p><span${language(text, around)}>${text.text}</span> <a${attributes({ href, hreflang: code })}>${name}</a></p>
</section>
`
})}`,
    html`<meta name="robots" content="noindex">
`,
  )
}

function everyLocale<C extends string>(
  { siteName, stylesheet, messages }: ChooserParts<C>,
  main: Html,
  meta: Html,
): Html {
  const { locales } = messages
  const { code, dir } = locales.get(locales.default)
  return html`<!DOCTYPE html>
<html${attributes({ lang: code, dir })}>
<head>
<meta charset="utf-8">
<title>${siteName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${meta}<link rel="stylesheet"${attributes({ href: stylesheet })}>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
}
