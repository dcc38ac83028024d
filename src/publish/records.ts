import type { Article } from '../article/types.js'
import type { IndexedArticle } from './indexed.js'
import type { ArticleLink } from './links.js'
import type { Ordered } from './ordered.js'

/** Everything a publication knows at one moment. Revisions share what did not change. */
export interface State<C extends string> {
  readonly now: number
  readonly records: Ordered<ArticleRecord<C>>
  /** Article ids by the moments at which they appear or go. */
  readonly moments: Ordered<string>
  /** Article ids by names that their texts' links have. */
  readonly linked: () => Ordered<string>
  /** Who wants an address, by the key of its path. */
  readonly claims: Ordered<readonly Claim<C>[]>
  /** How many articles a section has, by `<locale>/<section>`. */
  readonly sections: Ordered<number>
  /** Articles of a list, newest first, by the list's name. */
  readonly lists: Ordered<Ordered<string>>
}

/** Why an address leads to an article: its page stands there, or did, or does in another locale. */
export type ClaimKind = 'page' | 'former-slug' | 'other-locale'

/** What an article wants of an address. */
export interface Claim<C extends string> {
  readonly kind: ClaimKind
  readonly article: string
  readonly locale: C
  readonly path: string
}

/** One article in a publication. */
export interface ArticleRecord<C extends string> {
  readonly entry: IndexedArticle<C>
  /** The article itself, where the publication was given it. */
  readonly body: Article<C> | undefined
  /** The entry without the words of editions that are not out. */
  readonly visible: IndexedArticle<C>
  /** Locales that are not out. */
  readonly hidden: readonly C[]
  readonly claims: readonly Claim<C>[]
  readonly links: readonly ArticleLink<C>[]
  /** Changes whenever a link does. */
  readonly version: string
  /** In which lists it stands, and under which key. */
  readonly places: readonly ListPlace<C>[]
}

/** Where an article stands in a list. */
export interface ListPlace<C extends string> {
  readonly kind: 'all' | 'listed'
  readonly locale: C
  readonly section: string | undefined
  /** The name of the list, made of the three. */
  readonly list: string
  readonly key: string
}

/** An article for a publication: whole, or as the index has it. */
export interface Given<C extends string> {
  readonly entry: IndexedArticle<C>
  readonly body: Article<C> | undefined
}

/** An article's link in one locale. */
export function linkIn<C extends string>(
  { links }: Pick<ArticleRecord<C>, 'links'>,
  locale: C,
): ArticleLink<C> | undefined {
  return links.find(({ code }) => code === locale)
}
