import { type Catalog, pluralCategories, pluralKey } from '../messages/keys.js'

// As CLDR has them. Intl gives them in no order.
const ORDER = ['zero', 'one', 'two', 'few', 'many', 'other']

/**
 * A catalog for another locale: the source's keys in their order, with the plural forms that the
 * locale needs, all without words yet.
 *
 * @example emptyCatalog({ days_one: 'day', days_other: 'days' }, 'uk')
 * // => { days_one: '', days_few: '', days_many: '', days_other: '' }
 */
export function emptyCatalog(source: Catalog, locale: string): Catalog {
  const keys = Object.keys(source).flatMap((name) => {
    const found = pluralKey(name)
    if (found === undefined) return [name]
    const { key, type } = found
    const middle = type === 'ordinal' ? '_ordinal' : ''
    const needed = pluralCategories(locale, type)
    return ORDER.filter((category) => needed.includes(category)).map(
      (category) => `${key}${middle}_${category}`,
    )
  })
  return Object.fromEntries([...new Set(keys)].map((key) => [key, '']))
}
