import type { RenderLimits } from '../../markdown/limits.js'
import { cutHtml, type Fragment, paragraph } from '../fragment.js'
import type { RendererOptions } from '../types.js'
import { isWords, type PlainResult, plainLine, plainMarkup } from './lane.js'
import type { RecentFragments } from './recent.js'

/** Renders a text that needs no tokenizer; `references` says that labels may be defined elsewhere. */
export type Lane = (text: string, references: boolean) => Fragment | undefined

const NOTHING: readonly never[] = []

// Stands for a paragraph of words, which is made again sooner than the garbage collector moves it.
const WORDS = wordsFragment('')

// A text nested deeper than this is no plain one.
const NESTING = 8

/**
 * The plain lane for one set of options. Plugins get to see every tree, and another schema or raw
 * HTML may make something else of the same text: with any of them every text takes the long way.
 *
 * @param recent - remembers what blocks became, for the next locale or the same article again
 */
export function createLane(
  options: RendererOptions,
  limits: RenderLimits,
  kind: 'blocks' | 'inline',
  recent: RecentFragments,
): Lane {
  const plugins = (options.remarkPlugins?.length ?? 0) + (options.rehypePlugins?.length ?? 0)
  if (plugins > 0 || options.schema !== undefined || options.dangerouslyAllowHtml === true) {
    return () => undefined
  }
  const { gfm = true, allowedSchemes } = options
  const lane = createPlainLane(gfm, limits, kind, recent)
  if (
    allowedSchemes === undefined ||
    LANE_SCHEMES.every((scheme) => allowedSchemes.includes(scheme))
  )
    return lane
  return (text, references) => (MAY_HAVE_SCHEME.test(text) ? undefined : lane(text, references))
}

// Those of the addresses that the lane takes.
const LANE_SCHEMES = ['http', 'https', 'mailto']
const MAY_HAVE_SCHEME = /(?:https?|mailto):/

function createPlainLane(
  gfm: boolean,
  limits: RenderLimits,
  kind: 'blocks' | 'inline',
  recent: RecentFragments,
): Lane {
  const nesting = Math.min(NESTING, limits.nesting)
  const plain = { gfm, references: false, nesting }
  const referring = { gfm, references: true, nesting }
  if (kind === 'inline') {
    // A line refers to nothing.
    return (text) => {
      const line = plainLine(text, plain)
      if (line === undefined) return undefined
      const { outermost, rest, html, isPlain } = cutHtml(line.html, undefined)
      const { words: plainText } = line
      return { outermost, rest, html, isPlain, isBound: false, plainText, lostHtml: NOTHING }
    }
  }
  return (text, references) => {
    // A label that is defined elsewhere means something else there.
    if (references && text.includes('[')) return fragmentOf(text, plainMarkup(text, referring))
    const known = recent.get(text)
    if (known !== undefined) return known === WORDS ? wordsFragment(text) : known
    if (isWords(text, plain)) {
      recent.set(text, WORDS)
      return wordsFragment(text)
    }
    const fragment = fragmentOf(text, plainMarkup(text, plain))
    if (fragment !== undefined) recent.set(text, fragment)
    return fragment
  }
}

// Written out, since spreading takes longer than all the rest.
function wordsFragment(text: string): Fragment {
  const { outermost, rest, html, isPlain } = paragraph(text, true)
  return { outermost, rest, html, isPlain, isBound: false, plainText: '', lostHtml: NOTHING }
}

// Here, links and images are written with one of these.
const MAY_LINK = /[[<]/

function fragmentOf(text: string, result: PlainResult | undefined): Fragment | undefined {
  if (result === undefined) return undefined
  const { outermost, rest, html, lost } = result
  const isPlain = outermost === 'p' && !MAY_LINK.test(text)
  const lostHtml = lost === undefined ? NOTHING : [{ value: lost, line: 1, column: 1 }]
  return { outermost, rest, html, isPlain, isBound: false, plainText: '', lostHtml }
}
