import { type Diagnostic, quote, SteleError } from '../errors.js'
import type { ResolvedArticle, ResolvedText } from './types.js'

/** Policy `strict`: throws when any text is not in the requested locale, listing all of them. */
export function checkNothingMissing(resolved: ResolvedArticle): void {
  const { id, locale } = resolved
  const texts: readonly (readonly [
    name: string,
    text: ResolvedText | undefined,
    block?: string,
  ])[] = [
    ['title', resolved.title],
    ['summary', resolved.summary],
    ['image alt', resolved.image?.alt],
    ...Object.entries(resolved.localized).map(
      ([name, text]) => [`text ${quote(name)}`, text] as const,
    ),
    ...resolved.blocks.map((block) => [`block ${quote(block.id)}`, block, block.id] as const),
  ]
  // A fallback without a reason stands in for words that the locale has, such as outdated ones.
  const missing = texts.filter(([, text]) => text?.reason !== undefined)
  if (missing.length === 0) return
  const count = missing.length === 1 ? 'one text' : `${missing.length} texts`
  throw new SteleError(
    'missing-translation',
    `The article ${quote(id)} lacks ${count} in ${quote(locale)}.`,
    {
      hint: `Translate: ${missing.map(([name]) => name).join(', ')}.`,
      diagnostics: missing.map(([name, , block]): Diagnostic => {
        const found = { code: 'missing-translation', severity: 'error', locale } as const
        const message = `The ${name} of article ${quote(id)} is not in ${quote(locale)}. Translate it.`
        return { ...found, message, ...(block === undefined ? {} : { block }) }
      }),
    },
  )
}
