import type { Messages } from '../messages/create.js'
import { attributes, escapeHtml } from '../render/html.js'
import type { LocaleLink } from './links.js'

/**
 * A switcher between the locales of a page: a labelled `nav` of real links, each with its own `lang`
 * and `hreflang`. A link to a page that is only partly translated says so, and so does a locale
 * without a page. Works without script and without styles.
 *
 * @param current - the page's locale, whose language the interface words are in
 */
export function switcher<C extends string>(
  links: readonly LocaleLink<C>[],
  messages: Messages<C>,
  current: NoInfer<C>,
): string {
  const page = { locale: current, dir: messages.locales.get(current).dir }
  const label = messages.t(current)('switcher.label')
  const items = links.map((link) => renderItem(link, messages, page))
  return `<nav class="switcher"${attributes({ 'aria-label': label })}>\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`
}

interface Page<C extends string> {
  readonly locale: C
  readonly dir: string
}

function renderItem<C extends string>(
  link: LocaleLink<C>,
  messages: Messages<C>,
  page: Page<C>,
): string {
  const note = noteOf(link, messages, page.locale)
  const noteId = note === undefined ? undefined : `switcher--${link.code}`
  const language = { lang: link.code, dir: link.dir === page.dir ? undefined : link.dir }
  const written = escapeHtml(link.label)
  const name =
    link.href === undefined
      ? `<span${attributes({ ...language, title: link.name })}>${written}</span>`
      : `<a${attributes({
          href: link.href,
          hreflang: link.hreflang,
          ...language,
          'aria-current': link.current ? 'page' : undefined,
          'aria-label': accessibleName(link),
          'aria-describedby': noteId,
        })}>${written}</a>`
  const small =
    note === undefined ? '' : ` <small${attributes({ id: noteId })}>${escapeHtml(note)}</small>`
  return `<li>${name}${small}</li>`
}

// Begins with the words that are seen, so that voice control finds the link (WCAG 2.2, 2.5.3).
function accessibleName({ label, name }: LocaleLink): string {
  return label === name ? name : `${label}, ${name}`
}

function noteOf<C extends string>(
  { state, coverage }: LocaleLink<C>,
  messages: Messages<C>,
  locale: C,
): string | undefined {
  const t = messages.t(locale)
  if (state === 'missing') return t('switcher.state.missing')
  if (state !== 'partial') return undefined
  return t('switcher.state.partial', { percent: percent(messages, locale, coverage.characters) })
}

// 0.29 * 100 is 28.999999999999996.
const ROUNDING = 1e-9

/** A share as a percentage; rounded down, so that nothing unfinished is called 100%. */
export function percent<C extends string>(messages: Messages<C>, locale: C, share: number): string {
  return messages.formats.number(locale, Math.floor(share * 100 + ROUNDING) / 100, {
    style: 'percent',
  })
}
