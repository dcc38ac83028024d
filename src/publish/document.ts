import { sentenceCase } from '../locale/sentence-case.js'
import type { Messages, Words } from '../messages/create.js'
import { attributes, escapeHtml, type TextLanguage } from '../render/html.js'
import type { LocaleLink } from '../switch/links.js'
import { languageOf } from './language.js'
import { formatDate } from './moments.js'
import { masthead, shell } from './shell.js'
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

/** A complete HTML document. */
export function renderDocument<C extends string>(parts: DocumentParts<C>): string {
  const { locale, messages, title, description, script, isUnindexed = false } = parts
  const { links, siteName, home, now, main } = parts
  const page = { locale, dir: messages.locales.get(locale).dir }
  const head = [
    '<meta charset="utf-8">',
    `<title${languageOf(title, page)}>${escapeHtml(title.text)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    description?.text &&
      `<meta name="description"${attributes({ content: description.text })}${languageOf(description, page)}>`,
    isUnindexed && '<meta name="robots" content="noindex">',
    `<style>${pageStyle}</style>`,
    script && `<script${attributes({ type: 'module', src: script })}></script>`,
  ]
  const name =
    siteName === undefined ? messages.words(locale, 'page.home') : { ...page, text: siteName }
  const more = now === undefined ? '' : today(locale, messages, now)
  return shell(messages, {
    locale,
    head: head.filter(Boolean).join('\n'),
    header: masthead(messages, { locale, name, home, links, more }),
    main,
    assets: [pageStyle, script],
  })
}

/** Interface words, in a `span` of their own where they are not in the page's language. */
export function inlineWords(words: Words, page: TextLanguage): string {
  const language = languageOf(words, page)
  const text = escapeHtml(words.text)
  return language === '' ? text : `<span${language}>${text}</span>`
}

/** A date for people and machines. RFC 3339 allows more forms than HTML: offsets and cases are folded. */
export function timeElement(date: string, text: string): string {
  return `<time datetime="${escapeHtml(formatDate(date))}">${escapeHtml(text)}</time>`
}

function today<C extends string>(locale: C, messages: Messages<C>, now: string): string {
  const day = messages.formats.date(locale, now, { weekday: 'long', day: 'numeric', month: 'long' })
  return `<p class="today">${timeElement(now, sentenceCase(day, locale))}</p>`
}
