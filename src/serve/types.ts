import type { PageCache } from './stores/types.js'

/**
 * What encodes bodies, by content coding (RFC 9110, 8.4.1); where a reader takes several, the first
 * is used.
 */
export type Encode = Readonly<
  Record<string, (body: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>>
>

/** Options of {@link createHandler}. */
export interface HandlerOptions {
  /** Compression; `encode` of `stele/node` has brotli and gzip. Default: none. */
  readonly encode?: Encode
  /**
   * Asked for a page before it is rendered. Where it fails or takes longer than 100 ms, pages are
   * rendered here; after five failures in a row it is left alone for a second. `guardPages` sets
   * other limits.
   */
  readonly pages?: PageCache
  /** The present moment: a date-time with an offset. Default: the system clock. */
  readonly now?: () => string
  /** Bytes of finished pages to keep in memory. Default: 64 MB. */
  readonly memory?: number
  /** For how many seconds shared caches may keep a page. Default: 300. */
  readonly sharedSeconds?: number
  /**
   * For how many seconds after that they may show it while they ask again. Browsers, which ask each
   * time, may do so too. Default: 60.
   */
  readonly staleSeconds?: number
  /** The name of the cookie that keeps what the reader prefers. Default: `locale`. */
  readonly cookie?: string
  /** Headers of every answer, beside stele's own or in their place; `''` for none. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether answers say what took how long (`Server-Timing`). Default: false. */
  readonly serverTiming?: boolean
  /**
   * Hears of what went wrong inside; readers learn nothing of it. Default: `console.error`.
   *
   * @param url - what was asked for, as it was sent
   */
  readonly onError?: (error: unknown, url: string) => void
}

/** A request, as far as it is looked at. */
export interface Asked {
  readonly method: string
  /** An absolute URL, or what follows its host. */
  readonly url: string
  /** The value of a header, whose name is given in lower case. */
  readonly header: (name: string) => string | null | undefined
}

/** A response before it is one of the web's or of Node's. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | undefined
}
