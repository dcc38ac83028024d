import type { LocalImage } from '../content/local-image.js'
import type { Diagnostic } from '../errors.js'
import type { PublicationOptions } from '../publish/types.js'

/** Options of {@link buildSite}: those of a publication, and what becomes of it. */
export type BuildOptions<C extends string = string> = PublicationOptions<C> & FolderOptions

/** How a site is written to a folder. */
export interface FolderOptions {
  /** The folder of the site. Files in it that are not the site's own are left alone. */
  readonly out: string
  /** Images that articles show, copied to `media/`. */
  readonly images?: readonly LocalImage[]
  /** Whether there is a `_redirects` file, which some hosts read. Default: no. */
  readonly redirectsFile?: boolean
  /** Whether texts have a `.gz` and a `.br` beside them. Default: no. */
  readonly compress?: boolean
  /**
   * Whether each build is a folder of its own, `releases/<hash>`, with a link `current` that leads
   * to it. Not on Windows. Default: no.
   */
  readonly releases?: boolean
  /** Whether pages are those that {@link buildShard} has made. Default: no. */
  readonly merge?: boolean
  /** Hears how far the build has come. */
  readonly onProgress?: (progress: BuildProgress) => void
}

/** How far a build has come. */
export interface BuildProgress {
  readonly done: number
  readonly of: number
}

/** A share of a site: 1 of 4, say. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly of: number
}

/** What {@link buildShard} has done. */
export interface BuiltShard {
  /** The moment that the site is of: RFC 3339, in UTC. */
  readonly now: string
  /** Where the shard is: all shards of a site have to be brought to the same place. */
  readonly folder: string
  readonly files: number
  /** The same in all shards of a site. */
  readonly inputs: string
}

/** What a build made of one locale. */
export interface BuiltLocale<C extends string = string> {
  readonly locale: C
  /** Pages of articles. */
  readonly pages: number
  /** Those of them that are listed as translations, or are the source. */
  readonly listed: number
  /** The mean share of the articles' text that is in the locale: 0 to 1. */
  readonly coverage: number
  /** Of everything that stands in the locale: articles, lists, feeds. */
  readonly bytes: number
  /** Spent on making what was not known from before. */
  readonly milliseconds: number
}

/** What a build has done. */
export interface BuiltSite<C extends string = string> {
  /** The moment that the site is of: RFC 3339, in UTC. */
  readonly now: string
  /** The next moment at which the site has to be built again, if no article changes before. */
  readonly until: string | undefined
  /** Where the site stands. */
  readonly folder: string
  readonly locales: readonly BuiltLocale<C>[]
  readonly files: number
  readonly bytes: number
  /** How many files were made anew; the others were known to be as they are. */
  readonly made: number
  /** How many files were put into the folder. */
  readonly written: number
  /** How many files of an earlier build were taken away. */
  readonly deleted: number
  /** Clashes of addresses, and what was found in texts. */
  readonly diagnostics: readonly Diagnostic[]
}
