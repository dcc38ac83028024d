import type { Article } from '../../article/types.js'

/**
 * Where the articles of a site are kept: a CMS, a database, a folder. Whatever a call throws is
 * reported, and the site stays as it was.
 */
export interface ArticleSource {
  /**
   * A text that is another one after every change; empty where nothing was ever saved. Every node
   * asks for it every half minute.
   */
  readonly version: () => Promise<string>
  /**
   * Every article's id, with a text that is another one after every change of that article. Never
   * older than the `version` asked for before.
   */
  readonly index: () => Promise<ReadonlyMap<string, string>>
  /**
   * An article, as JSON has it and unchecked; `undefined` where there is none, whatever the index
   * says. Never older than the `index` asked for before.
   *
   * @throws SteleError where what is kept is damaged: other errors are taken for the store's, and
   *   the article is asked for again
   */
  readonly get: (id: string) => Promise<unknown>
}

/** A source that articles can be saved to, by several processes at once. */
export interface ArticleStore extends ArticleSource {
  /** Keeps an article, then changes the version. Who saves last wins. */
  readonly save: (article: Article) => Promise<void>
  /** The same, for an article that is to be gone. */
  readonly remove: (id: string) => Promise<void>
}

/**
 * Where finished pages are kept for all nodes. A key says everything that a page depends on, so
 * whatever stands under it is right for ever.
 */
export interface PageCache {
  readonly get: (key: string) => Promise<string | undefined>
  readonly set: (key: string, value: string) => Promise<void>
}

/**
 * Hears which articles have changed. `undefined`: any may have, because notices may have been lost,
 * as while a connection was being made.
 */
export type ChangeListener = (ids: readonly string[] | undefined) => void

/** How nodes tell each other that articles have changed. A notice may get lost: nodes also poll. */
export interface ChangeNotices {
  readonly publish: (ids: readonly string[]) => Promise<void>
  /** Listens, the publisher's own notices included. Gives back what ends it. */
  readonly subscribe: (listener: ChangeListener) => () => void
}
