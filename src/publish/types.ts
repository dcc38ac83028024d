import type { ImageSize } from '../article/image-size.js'
import type { Article } from '../article/types.js'
import type { Diagnostic } from '../errors.js'
import type { AddressOptions } from '../locale/address.js'
import type { Locales } from '../locale/types.js'
import type { Messages } from '../messages/create.js'
import type { Renderer } from '../render/types.js'
import type { ResolveOptions } from '../resolve/types.js'
import type { Head } from './head.js'
import type { IndexedArticle } from './indexed.js'
import type { ArticleLink } from './links.js'
import type { Originals } from './originals.js'
import type { Page, Templates } from './theme/types.js'

/** What an article's path may be made of. */
export interface SlugPlace<C extends string = string> {
  readonly id: string
  readonly slug: string
  readonly locale: C
  readonly section: string | undefined
  readonly published: string | undefined
}

/** An image of an article as the site has it: what is not said stays as the article says. */
export interface PublishedImage extends Partial<ImageSize> {
  /** Its address on the site. */
  readonly src?: string
}

/** Where the articles of a publication come from: all at once, or by an index. */
export type ArticleOptions<C extends string> =
  | { readonly articles: readonly Article<C>[]; readonly index?: never; readonly get?: never }
  | {
      readonly index: readonly IndexedArticle<C>[]
      /**
       * Reads an article whose page is asked for.
       *
       * @param version - that of its entry in the index
       */
      readonly get: (
        id: string,
        version: string,
      ) => Article<C> | undefined | Promise<Article<C> | undefined>
      readonly articles?: never
    }

/** Options of {@link createPublication}. */
export type PublicationOptions<C extends string> = ArticleOptions<C> & SiteOptions<C>

/** Options of a publication apart from its articles. */
export interface SiteOptions<C extends string>
  extends AddressOptions,
    Pick<ResolveOptions, 'countMachine' | 'outdated' | 'policy'> {
  readonly locales: Locales<C>
  /** The absolute address of the site, such as `https://example.org`; it may have a path. */
  readonly url: string
  /** The moment the publication is of: a date-time with an offset. Never the clock. */
  readonly now: string
  /** The name of the site and its publisher. Default: its host. */
  readonly siteName?: string
  /** The address of the publisher's logo. */
  readonly logo?: string
  /** Interface words. Default: stele's own. */
  readonly messages?: Messages<C>
  /** Default: one with the messages and no plugins. */
  readonly renderer?: Renderer
  /** IANA time zone: where days begin, and how dates are shown. Default: that of the messages. */
  readonly timeZone?: string
  /** From which coverage (0 to 1) a page counts as a translation and is listed. Default: 0.6. */
  readonly listAt?: number
  /**
   * The path of an article after its locale. Default: `/<slug>/`.
   *
   * @example ({ section, slug }) => `/${section}/${slug}/`
   */
  readonly path?: (place: SlugPlace<C>) => string
  /**
   * Which locales readers can have side by side: articles lead to these pages, and `addresses` has
   * them. The first locale is the one whose page leads there. Without it there are no links, and
   * the pages are made when they are asked for.
   *
   * @example [['uk', 'en'], ['en', 'uk']] // `/uk/<slug>/with/en/`, `/en/<slug>/with/uk/`
   */
  readonly parallel?: readonly (readonly NoInfer<C>[])[]
  /** Beside which texts readers can open the original. Default: none. */
  readonly originals?: Originals
  /** Articles to a page of a list. Default: 20. */
  readonly perPage?: number
  /** Articles in a feed. Default: 20. */
  readonly feedLength?: number
  /** Whether feeds hold the whole text or the summary. Default: `full`. */
  readonly feedContent?: 'full' | 'summary'
  /**
   * A year or day on which the site's host was yours: it stands in the ids of feed items (RFC
   * 4151), which must never change. Default: `2026`.
   */
  readonly since?: string
  /**
   * Where the site has an image of an article, and its size, so that pages do not jump while it
   * loads.
   *
   * @param src - as the article writes it
   * @param article - the id of the article
   */
  readonly image?: (src: string, article: string) => PublishedImage | undefined
  /**
   * The source of a module that every page loads, at an address with its hash. Default: one that
   * lets readers switch locale in place; `false` for none.
   */
  readonly script?: string | false
  /**
   * The source of a module that the page at the root loads, where readers choose a locale. `true`
   * for one that leads them on to the locale they chose before, or else to the first language of
   * their browser that there is. Default: none.
   */
  readonly chooserScript?: string | boolean
  /** Changes what a page's head says. */
  readonly head?: (head: Head, page: Page<C>) => Head
  /** Replaces parts of the pages. */
  readonly templates?: Partial<Templates<C>>
  /** To be changed when functions among these options give something else than before. */
  readonly revision?: string
}

/** What stands at an address. */
export type PlaceKind =
  | 'article'
  | 'chooser'
  | 'feed'
  | 'index'
  | 'not-found'
  | 'parallel'
  | 'redirect'
  | 'robots'
  | 'script'
  | 'section'
  | 'sitemap'
  | 'style'

/** Everything about an address but its content: cheap to ask for, and enough to decide with. */
export interface Place<C extends string = string> {
  readonly kind: PlaceKind
  readonly status: 200 | 308 | 404
  /** The path on the host, percent-encoded. */
  readonly address: string
  /** Where a static site has it: a path below its root, not percent-encoded. */
  readonly file: string
  /** With its charset. */
  readonly contentType: string
  /** The locale whose readers it is for; `undefined` where that is everybody. */
  readonly locale: C | undefined
  /** The id of the article that stands there. */
  readonly article: string | undefined
  /** For a redirect: the address it leads to. */
  readonly location: string | undefined
  /** For a redirect: why it is one. */
  readonly reason: RedirectReason | undefined
  /** When what is shown last changed, as far as the articles say: RFC 3339, in UTC. */
  readonly lastModified: string | undefined
  /** Until when this answer stays true if no article changes: RFC 3339, in UTC. */
  readonly until: string | undefined
  /** What it is made of: `article:<id>`, `locale:<code>`, `section:<id>`. */
  readonly tags: readonly string[]
  /** Another one whenever the body may be another one. For caches and builds. */
  readonly version: string
}

/**
 * Why an address leads elsewhere: its article had that slug once, or has it in another locale; it
 * names an alias of the locale; or it is written in another way than the page's own.
 */
export type RedirectReason = 'alias' | 'former-slug' | 'other-locale' | 'spelling'

/** Something that has an address which is not free. */
export interface AddressClash extends Diagnostic {
  /** The id of the article that stands there, where it is one. */
  readonly owner?: string
}

/** A place with its content. */
export interface Answer<C extends string = string> extends Place<C> {
  readonly body: string
  /** Findings about the article's content. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A site at one moment: what stands at each of its addresses. It never changes; `with` and `at`
 * give another one.
 */
export interface Publication<C extends string = string> {
  readonly locales: Locales<C>
  /** Interface words. */
  readonly messages: Messages<C>
  /** The moment it is of: RFC 3339, in UTC. */
  readonly now: string
  /** The next moment at which an article appears or goes. */
  readonly until: string | undefined
  /**
   * What stands at an address (a path; query and fragment are ignored), without its content.
   *
   * @param reader - whose language says that nothing stands there, where the address names none
   */
  readonly find: (address: string, reader?: C) => Place<C>
  /**
   * What stands at an address, or at one of its own places, with its content. Always answers.
   *
   * @param reader - as for `find`
   * @throws what `get`, plugins and templates throw
   */
  readonly page: (address: string | Place<C>, reader?: C) => Promise<Answer<C>>
  /** The pages of an article by locale, or `undefined` where there is no such article. */
  readonly links: (article: string) => readonly ArticleLink<C>[] | undefined
  /** Every address, in an order that depends on the content alone. */
  readonly addresses: () => Iterable<Place<C>>
  /**
   * The addresses whose content an article is part of: what to make again when it has changed (ask
   * before and after), as far as their `version` is another one.
   */
  readonly touches: (article: string) => readonly string[]
  /** Addresses that more than one thing lays claim to. */
  readonly clashes: () => readonly AddressClash[]
  /** A publication in which these articles are new or different, and those are gone. */
  readonly with: (
    changed: readonly (Article<C> | IndexedArticle<C>)[],
    removed?: readonly string[],
  ) => Publication<C>
  /** The same publication at another moment. */
  readonly at: (now: string) => Publication<C>
}
