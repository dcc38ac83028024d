import { list, quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import type { IncomingFile } from './types.js'

/** The locale that a file translates into: the one it names, which must be the one expected. */
export function fileLocale<C extends string>(
  locales: Locales<C>,
  { languages }: IncomingFile,
  expected: C | undefined,
): C {
  if (expected !== undefined) locales.get(expected)
  const [first, ...others] = new Set(languages)
  if (others.length > 0) {
    throw new SteleError(
      'invalid-exchange-file',
      `The file is in several languages: ${list([first ?? '', ...others])}.`,
      { hint: 'Import a file of one target language.' },
    )
  }
  if (first === undefined) {
    if (expected !== undefined) return expected
    throw new SteleError('invalid-exchange-file', 'The file does not name its target language.', {
      hint: 'Name it in the file, or pass { locale }.',
    })
  }
  const locale = locales.match(first)
  if (locale === undefined) {
    throw new SteleError(
      'invalid-exchange-file',
      `The file is in ${quote(first)}, which is no declared locale.`,
      {
        hint: `Declared: ${list(locales.codes)}.`,
      },
    )
  }
  if (expected !== undefined && locale !== expected) {
    throw new SteleError(
      'invalid-exchange-file',
      `The file is in ${quote(first)}, but ${quote(expected)} was expected.`,
      { hint: 'Import the right file, or leave { locale } out.' },
    )
  }
  return locale
}
