import type { Diagnostic } from '../errors.js'
import type { Publication } from '../publish/types.js'
import type { MadeFile } from './make.node.js'
import type { BuiltLocale } from './types.js'

/** What there is in each locale. */
export function summarize<C extends string>(
  publication: Publication<C>,
  made: readonly MadeFile<C>[],
): readonly BuiltLocale<C>[] {
  const ids = new Set(made.flatMap(({ planned }) => planned.article ?? []))
  const links = [...ids].flatMap((id) => publication.links(id) ?? [])
  return publication.locales.codes.map((locale) => {
    const own = links.filter(({ code }) => code === locale)
    const files = made.filter(({ planned }) => planned.locale === locale)
    const shares = sum(own.map(({ coverage }) => coverage.characters))
    return {
      locale,
      pages: own.filter(({ href }) => href !== undefined).length,
      listed: own.filter(({ listed }) => listed).length,
      coverage: own.length === 0 ? 1 : shares / own.length,
      bytes: sum(files.map(({ known }) => known.bytes)),
      milliseconds: sum(files.map(({ milliseconds = 0 }) => milliseconds)),
    }
  })
}

/** What was found in texts: once, however many pages show them. */
export function findingsIn(made: readonly MadeFile[]): readonly Diagnostic[] {
  const found = made.flatMap(({ planned: { article }, known: { diagnostics } }) =>
    diagnostics.map((each) => (article === undefined ? each : { article, ...each })),
  )
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()]
}

/** The sum of numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
