import type { Messages, Words } from '../messages/create.js'
import { filledWords } from '../messages/filled-words.js'
import type { Coverage } from '../resolve/types.js'
import { percent } from '../switch/switcher.js'

/** How much of an article is translated, in words. */
export function coverageWords<C extends string>(
  messages: Messages<C>,
  locale: C,
  { characters }: Coverage,
): Words<C> {
  return filledWords(messages, locale, 'notice.coverage', (used) => ({
    percent: percent(messages, used, characters),
  }))
}
