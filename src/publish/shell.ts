import type { Messages } from '../messages/create.js'
import { attributes, differing, escapeHtml, type TextLanguage } from '../render/html.js'
import type { LocaleLink } from '../switch/links.js'
import { switcher } from '../switch/switcher.js'
import { markerOf } from './marker.js'

/** What every page is made of; all but the locale is HTML. */
export interface ShellParts<C extends string> {
  readonly locale: C
  readonly head: string
  readonly header: string
  readonly main: string
  readonly footer?: string
  /** What the page looks and works with: styles, addresses of files. */
  readonly assets: readonly (string | undefined)[]
}

const MAIN_ID = 'page--main'

/** The whole document around the parts of a page. */
export function shell<C extends string>(messages: Messages<C>, parts: ShellParts<C>): string {
  const { locale, head, header, main, footer = '', assets } = parts
  const { dir } = messages.locales.get(locale)
  const skip = messages.words(locale, 'page.skip')
  const words = attributes({ ...differing(skip, { locale, dir }) })
  const body = [
    `<a class="skip" href="#${MAIN_ID}"${words}>${escapeHtml(skip.text)}</a>`,
    header,
    `<main id="${MAIN_ID}">`,
    main,
    '</main>',
    footer,
  ]
  return `<!DOCTYPE html>
<html${attributes({ lang: locale, dir })}>
<head>
${head}
</head>
<body${attributes({ 'data-stele': markerOf(assets) })}>
${body.filter((part) => part !== '').join('\n')}
</body>
</html>
`
}

/** What a masthead shows. */
export interface MastheadParts<C extends string> {
  readonly locale: C
  /** The name of the site, not escaped, and the language that is in. */
  readonly name: TextLanguage & { readonly text: string }
  /** The address of the front page. */
  readonly home: string
  readonly links: readonly LocaleLink<C>[]
  /** HTML. */
  readonly more?: string
}

/** The site's name and the switcher, where there is anything to switch to. */
export function masthead<C extends string>(
  messages: Messages<C>,
  { locale, name, home, links, more = '' }: MastheadParts<C>,
): string {
  const { dir } = messages.locales.get(locale)
  const written = attributes({ class: 'home', href: home, ...differing(name, { locale, dir }) })
  const parts = [
    '<header class="masthead">',
    `<a${written}>${escapeHtml(name.text)}</a>`,
    links.length > 1
      ? `<locale-switcher>${switcher(links, messages, locale)}</locale-switcher>`
      : '',
    more,
    '</header>',
  ]
  return parts.filter((part) => part !== '').join('\n')
}
