import { splitPath } from '../locale/address.js'
import { addressOf, generatedName, keyOf } from './addresses.js'
import { isTwoToFour } from './columns.js'
import type { Context } from './context.js'
import { valueAt } from './ordered.js'
import { parallelPath } from './parallels.js'
import { linkIn } from './records.js'
import { type Located, localeOf, recordOf } from './target.js'

/** The article at a path, or the one that the path leads on to. */
export function matchArticle<C extends string>(
  { settings, state, sectionAt }: Context<C>,
  path: string,
): Located<C> | undefined {
  for (const claim of valueAt(state.claims, keyOf(path)) ?? []) {
    const record = valueAt(state.records, claim.article)
    const link = record?.links.find(({ code }) => code === claim.locale)
    if (record === undefined || link?.href === undefined) continue
    if (claim.kind === 'page')
      return { target: { kind: 'article', record, link }, path: claim.path }
    // A feed or a section stays what it is, whatever slugs there are in other locales or once were.
    if (generatedName(settings, claim.path) !== undefined || sectionAt(claim.path)) continue
    const { kind: reason, locale } = claim
    const target = { kind: 'redirect', to: link.href, reason, locale, record } as const
    return { target, path: claim.path }
  }
  return undefined
}

const PARALLEL = /^(.+\/)with((?:\/[^/]+){1,3})\/?$/i

/** An article side by side in several locales, or the address that is meant. */
export function matchParallel<C extends string>(
  context: Context<C>,
  path: string,
): Located<C> | undefined {
  const [, own = '', names = ''] = PARALLEL.exec(path) ?? []
  const found = own === '' ? undefined : matchArticle(context, own)
  const record = found && recordOf(found.target)
  const first = found && localeOf(found.target)
  if (found === undefined || record === undefined || first === undefined) return undefined
  const { settings } = context
  const written = names.slice(1).split('/')
  const codes = [first, ...written.map((name) => splitPath(settings.locales, `/${name}`).locale)]
  const columns = codes.flatMap((code) => (code === undefined ? [] : (linkIn(record, code) ?? [])))
  const isWhole = columns.length === codes.length && columns.every(({ href }) => href !== undefined)
  if (!isWhole || !isTwoToFour(columns.map(({ code }) => code))) return undefined

  const others = columns.slice(1).map(({ code }) => code)
  if (found.target.kind === 'redirect') {
    return { target: { ...found.target, to: parallelPath(found.target.to, others) }, path }
  }
  const meant = parallelPath(found.path, others)
  if (keyOf(meant) === keyOf(path))
    return { target: { kind: 'parallel', record, columns }, path: meant }
  const to = addressOf(settings, meant)
  return { target: { kind: 'redirect', to, reason: 'alias', locale: first, record }, path }
}
