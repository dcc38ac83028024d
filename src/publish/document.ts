import { sentenceCase } from '../locale/sentence-case.js'
import type { Messages, Words } from '../messages/create.js'
import { attributes, differing, escapeHtml, type TextLanguage } from '../render/html.js'
import type { LocaleLink } from '../switch/links.js'
import { switcher } from '../switch/switcher.js'
import { markerOf } from './marker.js'
import { pageStyle } from './style.js'

/** Plain text, not escaped, and the language it is in. */
interface DocumentText extends TextLanguage {
  readonly text: string
}

/** Everything around the main part of a page. */
export interface DocumentParts<C extends string> {
  readonly locale: C
  readonly messages: Messages<C>
  readonly title: DocumentText
  readonly description?: DocumentText | undefined
  readonly links: readonly LocaleLink<C>[]
  /** The day the page is read: a date or date-time; left out, no date is shown. */
  readonly now?: string | undefined
  readonly siteName?: string | undefined
  /** The path of the front page in this locale. */
  readonly home: string
  /** The address of the page's script. */
  readonly script?: string | undefined
  /** Whether search engines are to leave the page out. */
  readonly isUnindexed?: boolean
  /** HTML. */
  readonly main: string
}

/** The id of a page's main part. */
const MAIN_ID = 'page--main'

/** A complete HTML document. */
export function renderDocument<C extends string>(parts: DocumentParts<C>): string {
  const { locale, messages, title, description, script, isUnindexed = false } = parts
  const { dir } = messages.locales.get(locale)
  const page = { locale, dir }
  const skip = messages.words(locale, 'page.skip')
  const meta = description?.text
    ? `<meta name="description"${attributes({ content: description.text })}${languageOf(description, page)}>\n`
    : ''
  const robots = isUnindexed ? '<meta name="robots" content="noindex">\n' : ''
  const module =
    script === undefined ? '' : `\n<script${attributes({ type: 'module', src: script })}></script>`
  return `<!DOCTYPE html>
<html${attributes({ lang: locale, dir })}>
<head>
<meta charset="utf-8">
<title${languageOf(title, page)}>${escapeHtml(title.text)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${meta}${robots}<style>${pageStyle}</style>${module}
</head>
<body${attributes({ 'data-stele': markerOf([pageStyle, script]) })}>
<a class="skip" href="#${MAIN_ID}"${languageOf(skip, page)}>${escapeHtml(skip.text)}</a>
<header class="masthead">
${masthead(parts, page)}
</header>
<main id="${MAIN_ID}">
${parts.main}
</main>
</body>
</html>
`
}

/** The `lang` and `dir` attributes of a text, where they differ from those around it. */
export function languageOf(text: TextLanguage, around: TextLanguage): string {
  return attributes({ ...differing(text, around) })
}

/** Interface words, in a `span` of their own where they are not in the page's language. */
export function inlineWords(words: Words, page: TextLanguage): string {
  const language = languageOf(words, page)
  const text = escapeHtml(words.text)
  return language === '' ? text : `<span${language}>${text}</span>`
}

/** A date for people and machines. RFC 3339 allows more forms than HTML: offsets and cases are folded. */
export function timeElement(date: string, text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date)
  const datetime = isDay ? date : new Date(date).toISOString().replace('.000Z', 'Z')
  return `<time${attributes({ datetime })}>${escapeHtml(text)}</time>`
}

function masthead<C extends string>(
  { locale, messages, links, now, siteName, home }: DocumentParts<C>,
  page: TextLanguage,
): string {
  const name =
    siteName === undefined ? messages.words(locale, 'page.home') : { ...page, text: siteName }
  const written = attributes({ class: 'home', href: home, ...differing(name, page) })
  const parts = [
    `<locale-switcher>${switcher(links, messages, locale)}</locale-switcher>`,
    `<a${written}>${escapeHtml(name.text)}</a>`,
    now === undefined ? '' : today(locale, messages, now),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function today<C extends string>(locale: C, messages: Messages<C>, now: string): string {
  const day = messages.formats.date(locale, now, { weekday: 'long', day: 'numeric', month: 'long' })
  return `<p class="today">${timeElement(now, sentenceCase(day, locale))}</p>`
}
