import type { Article } from '../article/types.js'
import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { localeNamedIn, pathOf } from './addresses.js'
import { type Content, contentOf, type ReadBody } from './answers.js'
import { findClashes } from './clashes.js'
import { createContext } from './context.js'
import { enumerate, touchedBy } from './enumerate.js'
import { type IndexedArticle, indexArticle } from './indexed.js'
import { locate, notFound } from './locate.js'
import { formatMoment } from './moments.js'
import { valueAt } from './ordered.js'
import { describe } from './places.js'
import type { Given, State } from './records.js'
import { readNow, readSettings, type Settings } from './settings.js'
import { emptyState, reviseState } from './state.js'
import { type Located, targetAt } from './target.js'
import type { Answer, Place, Publication, PublicationOptions } from './types.js'

/**
 * Makes a site out of articles: pages, lists, feeds, sitemaps and redirects, each with what a
 * server or a build has to know about it. Pure: it touches no disk, and knows the time it is told.
 *
 * @throws SteleError `invalid-option`
 * @example
 * const publication = createPublication({ locales, articles, url: 'https://example.org', now })
 * const { status, contentType, body } = await publication.page('/uk/mist/')
 */
export function createPublication<C extends string>(
  options: PublicationOptions<C> & { readonly locales: Locales<C> },
): Publication<C> {
  const settings = readSettings<C>(options)
  const now = readNow(options.now, settings.timeZone)
  const given = (options.articles ?? options.index).map((each) => givenOf(settings, each))
  const state = reviseState(settings, emptyState<C>(now), { now, changed: given, removed: [] })
  return publicationOf(settings, state, options.get ?? (() => undefined))
}

type Get<C extends string> = NonNullable<PublicationOptions<C>['get']>

function publicationOf<C extends string>(
  settings: Settings<C>,
  state: State<C>,
  get: Get<C>,
): Publication<C> {
  const context = createContext(settings, state)
  const read: ReadBody<C> = async ({ entry, body }) =>
    body ?? found(await get(entry.id, entry.version), entry.id)
  const locateAddress = (address: string, reader?: C): Located<C> => {
    const path = pathOf(settings, address)
    if (path !== undefined) return locate(context, path, reader)
    return notFound(context, '', localeNamedIn(settings, address) ?? reader)
  }
  return {
    locales: settings.locales,
    messages: settings.messages,
    now: formatMoment(state.now),
    until: context.untilText,
    find: (address, reader) => describe(context, locateAddress(address, reader)),
    page: async (address, reader) => {
      if (typeof address !== 'string') {
        const target = targetAt(context, address) ?? locateAddress(address.address, reader).target
        return withContent(address, await contentOf(context, target, read))
      }
      const located = locateAddress(address, reader)
      const content = await contentOf(context, located.target, read)
      return withContent(describe(context, located), content)
    },
    links: (article) => valueAt(state.records, article)?.links,
    addresses: () => enumerate(context),
    touches: (article) => touchedBy(context, article),
    clashes: () => findClashes(settings, state),
    with: (changed, removed = []) => {
      const revision = {
        now: state.now,
        changed: changed.map((each) => givenOf(settings, each)),
        removed,
      }
      return publicationOf(settings, reviseState(settings, state, revision), get)
    },
    at: (moment) => {
      const now = readNow(moment, settings.timeZone)
      return publicationOf(
        settings,
        reviseState(settings, state, { now, changed: [], removed: [] }),
        get,
      )
    },
  }
}

// V8 takes microseconds to spread one object after another, as every page would.
function withContent<C extends string>(place: Place<C>, content: Content): Answer<C> {
  return Object.assign({}, place, content)
}

function givenOf<C extends string>(
  { locales, resolving }: Settings<C>,
  given: Article<C> | IndexedArticle<C>,
): Given<C> {
  if (!('blocks' in given)) return { entry: given, body: undefined }
  return { entry: indexArticle(locales, given, resolving), body: given }
}

function found<C extends string>(article: Article<C> | undefined, id: string): Article<C> {
  if (article !== undefined) return article
  throw new SteleError(
    'invalid-option',
    `There is no article ${quote(id)}, though the index has it.`,
    {
      hint: 'Let "get" answer for every id in the index.',
    },
  )
}
