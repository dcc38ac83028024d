import type { Context } from './context.js'
import { listName, listRecords } from './lists.js'
import { type ArticleRecord, linkIn } from './records.js'

/** The kinds of feeds. */
export type FeedFormat = 'atom' | 'json' | 'rss'

/** Their names below a list's path. */
export const FEED_FILES = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const

/** The kinds of feeds, in the order they are offered. */
export const FEED_FORMATS: readonly FeedFormat[] = ['rss', 'atom', 'json']

/** The media types of feeds. */
export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const

/** The articles of a feed: the newest listed ones. One without a date is never news. */
export function feedRecords<C extends string>(
  { settings, state }: Context<C>,
  locale: C,
  section: string | undefined,
): readonly ArticleRecord<C>[] {
  const name = listName('listed', locale, section)
  return Array.from(listRecords(state, name, 0, settings.feedLength)).filter(
    (record) => linkIn(record, locale)?.published !== undefined,
  )
}

/** Whether there is anything in a feed. */
export function isFed<C extends string>(
  { state }: Pick<Context<C>, 'state'>,
  locale: C,
  section: string | undefined,
): boolean {
  for (const record of listRecords(state, listName('listed', locale, section), 0, 1)) {
    return linkIn(record, locale)?.published !== undefined
  }
  return false
}

/** One item of a feed. */
export interface FeedItem {
  /** Never changes (RFC 4151). */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: { readonly text: string; readonly locale: string } | undefined
  /** HTML with absolute addresses; left out where the feed has summaries only. */
  readonly content: string | undefined
  readonly image: string | undefined
  /** RFC 3339, in UTC. */
  readonly published: string
  /** RFC 3339, in UTC. */
  readonly updated: string
  readonly authors: readonly string[]
  readonly translators: readonly string[]
  /** The section's label and the tags. */
  readonly categories: readonly string[]
}

/** A feed, whatever its format. */
export interface Feed {
  readonly id: string
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly siteName: string
  readonly description: string
  /** The absolute address of the page it is the feed of. */
  readonly home: string
  /** Its own absolute address. */
  readonly self: string
  /** The newest item's: RFC 3339, in UTC. */
  readonly updated: string
  /** Newest first; never empty. */
  readonly items: readonly FeedItem[]
}
