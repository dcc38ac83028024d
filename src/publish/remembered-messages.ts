import type { Messages, MessageValues } from '../messages/create.js'
import type { MessageKey } from '../messages/keys.js'

/**
 * Messages that look up the same words once: a site says them on every page. Its pages are what
 * these messages made of them when the site was made, so that what changes later is not missed.
 */
export function rememberedMessages<C extends string>(messages: Messages<C>): Messages<C> {
  const { formats } = messages
  const translate = remember((locale: C, key: MessageKey, values?: MessageValues) =>
    messages.t(locale)(key, values),
  )
  const words = remember(messages.words)
  return {
    ...messages,
    t: (locale) => (key, values) =>
      values === undefined ? translate(locale, key) : translate(locale, key, values),
    words: (locale, key, values) =>
      values === undefined ? words(locale, key) : words(locale, key, values),
    has: remember(messages.has),
    formats: {
      ...formats,
      date: remember(formats.date),
      language: remember(formats.language),
    },
  }
}

// Dates and counts differ from page to page.
const MOST = 20_000

function remember<A extends readonly unknown[], R>(call: (...given: A) => R): (...given: A) => R {
  const known = new Map<string, R>()
  return (...given) => {
    const key = given.length < 3 ? given.join('\n') : JSON.stringify(given)
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= MOST) known.clear()
    const made = call(...given)
    known.set(key, made)
    return made
  }
}
