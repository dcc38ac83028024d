import { hash } from '../article/hash.js'
import type { LocalImage } from '../content/local-image.js'
import type { Place, PlaceKind, Publication } from '../publish/types.js'
import { checkPaths } from './check-paths.js'
import { mediaFile } from './media.js'
import { formatRedirects } from './redirects-file.js'
import type { FolderOptions } from './types.js'

/** A file of the site: what it will hold, known before it is made. */
export interface PlannedFile<C extends string = string> {
  /** A path below the root of the site, with `/`. */
  readonly file: string
  /** Another one whenever the content may be another one. */
  readonly version: string
  /** When it is put in place: what others need goes first. */
  readonly step: number
  readonly locale: C | undefined
  readonly article: string | undefined
  readonly content: PlannedContent<C>
}

/** Where the content of a file comes from. */
type PlannedContent<C extends string> =
  | { readonly kind: 'page'; readonly place: Place<C> }
  | { readonly kind: 'image'; readonly from: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'compressed'; readonly of: string; readonly encoding: Encoding }

/** Forms in which servers send a text. */
export type Encoding = 'br' | 'gz'

// A reader who follows a link finds what it leads to: assets, pages, then what lists them.
const STEPS: Readonly<Record<PlaceKind, number>> = {
  script: 0,
  style: 0,
  article: 1,
  parallel: 1,
  'not-found': 1,
  redirect: 1,
  chooser: 2,
  index: 2,
  section: 2,
  feed: 3,
  robots: 4,
  sitemap: 4,
}

/**
 * Every file of a site, in the order in which they are put in place.
 *
 * @throws SteleError `invalid-option` when two things would be one file, or a path is none
 */
export function planFiles<C extends string>(
  publication: Publication<C>,
  { images = [], redirectsFile = false, compress = false }: Omit<FolderOptions, 'out'>,
): readonly PlannedFile<C>[] {
  const places = [...publication.addresses()]
  const extra = redirectsFile ? [textFile<C>('_redirects', formatRedirects(places))] : []
  const files = [...imageFiles<C>(images), ...places.map(pageFile<C>), ...extra]
  const ordered = files.toSorted(byStepAndArticle)
  const plan = compress ? ordered.flatMap(withCompressed) : ordered
  checkPaths(plan)
  return plan
}

// The pages of an article follow one another: what is known of it for one serves the next.
function byStepAndArticle(one: PlannedFile, other: PlannedFile): number {
  if (one.step !== other.step) return one.step - other.step
  const [first = '', second = ''] = [one.article, other.article]
  if (first === second) return 0
  return first < second ? -1 : 1
}

function pageFile<C extends string>(place: Place<C>): PlannedFile<C> {
  const { file, version, kind, locale, article } = place
  return {
    file,
    version,
    step: STEPS[kind],
    locale,
    article,
    content: { kind: 'page', place },
  }
}

function textFile<C extends string>(file: string, text: string): PlannedFile<C> {
  const content = { kind: 'text', text } as const
  return { file, version: hash(text), step: 4, locale: undefined, article: undefined, content }
}

function imageFiles<C extends string>(images: readonly LocalImage[]): readonly PlannedFile<C>[] {
  // Articles may share an image.
  const byName = new Map(images.map((image) => [image.name, image]))
  return Array.from(byName.values(), ({ name, file: from, article }) => ({
    file: mediaFile({ name }),
    version: name,
    step: 0,
    locale: undefined,
    article,
    content: { kind: 'image', from },
  }))
}

const TEXTS = /\.(?:css|html|js|json|svg|txt|xml)$/

function withCompressed<C extends string>(planned: PlannedFile<C>): readonly PlannedFile<C>[] {
  const { file, version } = planned
  if (!TEXTS.test(file)) return [planned]
  const encoded = (['gz', 'br'] as const).map((encoding) => ({
    ...planned,
    file: `${file}.${encoding}`,
    version: `${version}.${encoding}`,
    content: { kind: 'compressed', of: file, encoding } as const,
  }))
  return [planned, ...encoded]
}
