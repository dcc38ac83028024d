import type { Messages, Words } from '../messages/create.js'
import { filledWords } from '../messages/filled-words.js'
import { attributes, differing, escapeHtml, type TextLanguage } from '../render/html.js'
import type { LocaleLink } from './links.js'

/**
 * A switcher between the locales of a page: a labelled `nav` of real links, each with its own `lang`
 * and `hreflang`. A link to a page that is only partly translated says so, and so does a locale
 * without a page. Works without script and without styles. One to a page: it has ids.
 *
 * @param current - the page's locale, whose language the interface words are in
 */
export function switcher<C extends string>(
  links: readonly LocaleLink<C>[],
  messages: Messages<C>,
  current: NoInfer<C>,
): string {
  const { dir } = messages.locales.get(current)
  const label = messages.words(current, 'switcher.label')
  const written = attributes({
    class: 'switcher',
    'aria-label': label.text,
    lang: label.locale === current ? undefined : label.locale,
  })
  // An attribute's language is its element's: everything inside is marked against that. Its
  // direction is not: the links stand as the page does.
  const around = { locale: label.locale, dir }
  const items = links.map((link) => renderItem(link, noteOf(link, messages, current), around))
  return `<nav${written}>\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`
}

function renderItem(link: LocaleLink, note: Words | undefined, around: TextLanguage): string {
  const noteId = note && `switcher--${link.code}`
  const language = { lang: link.code, dir: link.dir === around.dir ? undefined : link.dir }
  const label = escapeHtml(link.label)
  const address = {
    href: link.href,
    hreflang: link.hreflang,
    ...language,
    'aria-current': link.current ? 'page' : undefined,
    'aria-label': accessibleName(link),
    'aria-describedby': noteId,
  }
  const name =
    link.href === undefined
      ? `<span${attributes({ ...language, title: link.name })}>${label}</span>`
      : `<a${attributes(address)}>${label}</a>`
  if (note === undefined) return `<li>${name}</li>`
  const written = attributes({ id: noteId, ...differing(note, around) })
  return `<li>${name} <small${written}>${escapeHtml(note.text)}</small></li>`
}

// Begins with the words that are seen, so that voice control finds the link (WCAG 2.2, 2.5.3).
function accessibleName({ label, name }: LocaleLink): string {
  return label === name ? name : `${label}, ${name}`
}

function noteOf<C extends string>(
  { state, coverage }: LocaleLink<C>,
  messages: Messages<C>,
  locale: C,
): Words | undefined {
  if (state === 'missing') return messages.words(locale, 'switcher.state.missing')
  if (state !== 'partial') return undefined
  if (coverage.characters === 1) return messages.words(locale, 'switcher.state.title')
  return filledWords(messages, locale, 'switcher.state.partial', (used) => ({
    percent: percent(messages, used, coverage.characters),
  }))
}

// 0.29 * 100 is 28.999999999999996.
const ROUNDING = 1e-9

/** A share as a percentage; rounded down, so that nothing unfinished is called 100%. */
export function percent<C extends string>(messages: Messages<C>, locale: C, share: number): string {
  const whole = Math.floor(share * 100 + ROUNDING)
  return messages.formats.number(locale, whole / 100, { style: 'percent' })
}
