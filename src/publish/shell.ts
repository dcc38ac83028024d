import type { Messages } from '../messages/create.js'
import { attribute, escapeHtml, type TextLanguage } from '../render/html.js'
import type { LocaleLink } from '../switch/links.js'
import { switcher } from '../switch/switcher.js'
import { languageOf } from './language.js'
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
  return `<!DOCTYPE html>
<html${attribute('lang', locale)}${attribute('dir', dir)}>
<head>
${head}
</head>
<body${attribute('data-stele', markerOf(assets))}>
<a class="skip" href="#${MAIN_ID}"${languageOf(skip, { locale, dir })}>${escapeHtml(skip.text)}</a>
${line(header)}<main id="${MAIN_ID}">
${line(main)}</main>
${line(footer)}</body>
</html>
`
}

function line(part: string): string {
  return part === '' ? '' : `${part}\n`
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
  const language = languageOf(name, { locale, dir })
  const choice =
    links.length > 1
      ? `<locale-switcher>${switcher(links, messages, locale)}</locale-switcher>`
      : ''
  return `<header class="masthead">
<a class="home"${attribute('href', home)}${language}>${escapeHtml(name.text)}</a>
${line(choice)}${line(more)}</header>`
}
