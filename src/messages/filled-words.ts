import type { Messages, MessageValues, Words } from './create.js'
import type { MessageKey } from './keys.js'

/**
 * Words filled with values in the words' own language: where a key had to be taken from another
 * locale, its dates and numbers come from there too, so that one `lang` is true of all of it.
 */
export function filledWords<C extends string>(
  messages: Messages<C>,
  locale: C,
  key: MessageKey,
  valuesIn: (locale: C) => MessageValues,
): Words<C> {
  const { locale: used, dir } = messages.words(locale, key)
  return { text: messages.t(locale)(key, valuesIn(used)), locale: used, dir }
}
