import {
  type Catalog,
  createMessages,
  type KeysOf,
  newsroomLocales as locales,
  type MessageKey,
  type Translate,
} from 'stele'
import { expectTypeOf, test } from 'vitest'

const own = createMessages(locales)
const wider = createMessages(locales, {
  catalogs: {
    en: { greeting: 'Hello', comments_one: '{{count}} comment', comments_other: '…' },
    uk: { comments_few: '…', my_long_comments_many: '…', place_ordinal_two: '…' },
  },
})

test('keys of stele’s own catalogs have no plural suffix', () => {
  expectTypeOf<'notice.fallback' | 'section.city'>().toExtend<MessageKey>()
  expectTypeOf<'notice.fallback_one'>().not.toExtend<MessageKey>()
  expectTypeOf<MessageKey>().not.toEqualTypeOf<string>()
  expectTypeOf(own.t('uk')).toEqualTypeOf<Translate<MessageKey>>()
})

test('the app’s keys are added, from all of its catalogs, without plural suffixes', () => {
  type Keys = 'greeting' | 'comments' | 'my_long_comments' | 'place'
  expectTypeOf(wider.t('uk')).toEqualTypeOf<Translate<MessageKey | Keys>>()
  wider.t('uk')('my_long_comments', { count: 5 })
  wider.words('en', 'place', { count: 2, ordinal: true })
})

test('a suffix is only what i18next reads as one', () => {
  type Keys = KeysOf<{ en: { one: ''; left_one_out: ''; a_ordinal: ''; b_other: '' } }>
  expectTypeOf<Keys>().toEqualTypeOf<'one' | 'left_one_out' | 'a_ordinal' | 'b'>()
})

test('a catalog read from outside accepts every key', () => {
  const loaded: Catalog = {}
  expectTypeOf(createMessages(locales, { catalogs: { uk: loaded } }).t('uk')).toEqualTypeOf<
    Translate<string>
  >()
})

test('messages with more keys serve where fewer are asked for', () => {
  expectTypeOf(wider.t('uk')).toExtend<Translate<MessageKey>>()
})

test('what does not compile', () => {
  // @ts-expect-error - a key that no catalog has
  own.t('uk')('greeting')
  // @ts-expect-error - a plural form in place of its key
  wider.t('uk')('comments_one', { count: 1 })
  // @ts-expect-error - a locale that is not declared
  own.t('de')
  // @ts-expect-error - an alias in place of its locale
  own.words('ua', 'page.home')
  // @ts-expect-error - a count that is no number chooses no form
  wider.t('uk')('comments', { count: '1' })
  // @ts-expect-error - a message that is no text
  createMessages(locales, { catalogs: { uk: { greeting: 1 } } })
  // @ts-expect-error - a catalog of a locale that is not declared
  createMessages(locales, { catalogs: { uk: { greeting: '…' }, de: { greeting: '…' } } })
})
