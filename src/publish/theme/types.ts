import type { Direction } from '../../locale/direction.js'
import type { Messages, Words } from '../../messages/create.js'
import type { RenderedArticle, RenderedInline } from '../../render/types.js'
import type { Coverage, ResolvedArticle } from '../../resolve/types.js'
import type { LocaleLink } from '../../switch/links.js'
import type { Head } from '../head.js'
import type { Html } from '../html.js'
import type { Original } from '../originals.js'
import type { ParallelColumn } from '../parallel-table.js'
import type { PublishedImage } from '../types.js'

/** A link to a section's page. */
export interface SectionLink<C extends string = string> {
  readonly id: string
  /** Its label, and the language that is in. */
  readonly label: Words<C>
  readonly href: string
  readonly current: boolean
}

/** An article in a list. */
export interface ListItem<C extends string = string> {
  readonly id: string
  readonly href: string
  readonly title: InlineText<C>
  readonly summary: InlineText<C> | undefined
  readonly section: SectionLink<C> | undefined
  readonly published: string | undefined
  /** The lead image, whose address leads there from every page. */
  readonly image: PublishedImage | undefined
  /** Whether the page counts as a translation. */
  readonly listed: boolean
  readonly coverage: Coverage
}

/** One line of text as HTML and without markup, and the language it is in. */
export interface InlineText<C extends string = string>
  extends Pick<RenderedInline<C>, 'html' | 'text' | 'locale' | 'dir'> {}

/** What every page has. */
export interface CommonPage<C extends string = string> {
  readonly locale: C
  readonly dir: Direction
  readonly head: Head
  readonly siteName: string
  /** The address of the front page in this locale. */
  readonly home: string
  /** The address of the style sheet. */
  readonly stylesheet: string
  /** The address of the script, where pages have one. */
  readonly script: string | undefined
  /** This page in all locales, for the switcher. */
  readonly links: readonly LocaleLink<C>[]
  readonly sections: readonly SectionLink<C>[]
  readonly messages: Messages<C>
  readonly templates: Templates<C>
}

/** An article's page. */
export interface ArticlePage<C extends string = string> extends CommonPage<C> {
  readonly kind: 'article'
  readonly article: ResolvedArticle<C>
  readonly rendered: RenderedArticle<C>
  /** The article in its source locale, where readers can open what stands there. */
  readonly original: Original<C> | undefined
  readonly section: SectionLink<C> | undefined
  /** The article side by side, where the publication leads there. */
  readonly parallels: readonly ParallelLink<C>[]
}

/** An article side by side in several locales. */
export interface ParallelPage<C extends string = string> extends CommonPage<C> {
  readonly kind: 'parallel'
  /** Two to four; the first is in the page's locale. */
  readonly columns: readonly ParallelColumn<C>[]
}

/** A link to an article side by side in several locales. */
export interface ParallelLink<C extends string = string> {
  readonly href: string
  /** The locales beside the page's own. */
  readonly others: readonly C[]
}

/** One page of the list of a locale's articles, or of a section's. */
export interface ListPage<C extends string = string> extends CommonPage<C> {
  readonly kind: 'list'
  readonly heading: Words<C>
  readonly items: readonly ListItem<C>[]
  /** From 1. */
  readonly number: number
  readonly of: number
  readonly newer: string | undefined
  readonly older: string | undefined
}

/** What readers get where there is no page. */
export interface NotFoundPage<C extends string = string> extends CommonPage<C> {
  readonly kind: 'not-found'
  /** Articles at similar addresses. */
  readonly closest: readonly ListItem<C>[]
}

/** A page, told apart by `kind`. */
export type Page<C extends string = string> =
  | ArticlePage<C>
  | ListPage<C>
  | NotFoundPage<C>
  | ParallelPage<C>

/** The parts that pages are made of; each may be replaced by a function of the same type. */
export interface Templates<C extends string = string> {
  /** The whole document around the main part. */
  readonly layout: (page: Page<C>, main: Html) => Html
  /** What stands between `<head>` and `</head>`. */
  readonly head: (page: Page<C>) => Html
  readonly header: (page: Page<C>) => Html
  readonly footer: (page: Page<C>) => Html
  /** The main part of an article's page. */
  readonly article: (page: ArticlePage<C>) => Html
  /** The main part of an article side by side. */
  readonly parallel: (page: ParallelPage<C>) => Html
  /** The main part of a list. */
  readonly list: (page: ListPage<C>) => Html
  /** The main part of the page for addresses that lead nowhere. */
  readonly notFound: (page: NotFoundPage<C>) => Html
  /** The style sheet. */
  readonly style: string
}
