import type { Messages, Words } from '../messages/create.js'
import { filledWords } from '../messages/filled-words.js'
import { attribute, attributes, differing, escapeHtml, type TextLanguage } from '../render/html.js'
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
  const lang = label.locale === current ? '' : attribute('lang', label.locale)
  // An attribute's language is its element's: everything inside is marked against that. Its
  // direction is not: the links stand as the page does.
  const around = { locale: label.locale, dir }
  let items = ''
  for (const link of links)
    items += `${renderItem(link, noteOf(link, messages, current), around)}\n`
  return `<nav class="switcher"${attribute('aria-label', label.text)}${lang}>
<ul>
${items}</ul>
</nav>`
}

function renderItem(link: LocaleLink, note: Words | undefined, around: TextLanguage): string {
  const { code, dir, name, href, current } = link
  const noteId = note && `switcher--${code}`
  const label = escapeHtml(link.label)
  const language = attribute('lang', code) + (dir === around.dir ? '' : attribute('dir', dir))
  const shown =
    href === undefined
      ? `<span${language}${attribute('title', name)}>${label}</span>`
      : `<a${attribute('href', href)}${attribute('hreflang', link.hreflang)}${language}${
          current ? ' aria-current="page"' : ''
        }${attribute('aria-label', accessibleName(link))}${attribute('aria-describedby', noteId)}>${label}</a>`
  if (note === undefined) return `<li>${shown}</li>`
  const written = attributes({ id: noteId, ...differing(note, around) })
  return `<li>${shown} <small${written}>${escapeHtml(note.text)}</small></li>`
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
