import { type Diagnostic, quote } from '../errors.js'
import { joinParts } from '../render/article.js'
import { attribute, attributes, unescapeAttribute } from '../render/html.js'
import { plainOf, rememberPlain } from '../render/plain-blocks.js'
import type { RenderedArticle, RenderedInline } from '../render/types.js'
import type { Follow } from './text-links.js'
import type { PublishedImage } from './types.js'

/** What the site makes of the addresses that a text was written with. */
export interface Placing<C extends string> {
  /** Where the site has an image, and its size. */
  readonly image: (src: string) => PublishedImage | undefined
  /** Where a link to an article leads. */
  readonly follow: Follow<C>
}

/**
 * A rendered article as it stands on the site: images have their address and size there, and links
 * to articles lead to those that its readers can read. Links that lead nowhere are reported.
 */
export function placed<C extends string>(
  rendered: RenderedArticle<C>,
  { image, follow }: Placing<C>,
  article: string,
): RenderedArticle<C> {
  const { title, summary } = rendered
  const dead: Diagnostic[] = []
  const placedTag = (tag: string, name: string, written: string, block?: Block<C>): string => {
    if (name.length > 1) return placedImage(written, image)
    const href = readValue(written, HREF)
    const found = href === undefined ? undefined : follow(href)
    if (href === undefined || found === undefined) return tag
    if (found !== 'nowhere') return placedLink(name, written, found)
    dead.push({
      code: 'unresolved-link',
      severity: 'warning',
      message: `The link to ${quote(href)} leads to no page. Correct or remove it.`,
      ...(block && { locale: block.locale, block: block.id }),
      article,
    })
    return tag
  }
  // Most tags stay as they are, and so does the text around them: `replace` would copy it.
  const place = (html: string, block?: Block<C>): string => {
    let changed = ''
    let kept = 0
    let at = 0
    for (;;) {
      TAG.lastIndex = at
      const found = TAG.exec(html)
      if (found === null) return kept === 0 ? html : changed + html.slice(kept)
      at = TAG.lastIndex
      const [tag, name = '', written = ''] = found
      const next = placedTag(tag, name, written, block)
      if (next === tag) continue
      changed += html.slice(kept, found.index) + next
      kept = at
    }
  }
  const plain = plainOf(rendered.blocks)
  const blocks = rendered.blocks.map((block, at) =>
    plain[at] === block.html ? block : withHtml(block, place(block.html, block)),
  )
  rememberPlain(blocks, plain)
  const footnotes = place(rendered.footnotes)
  const line = (text: RenderedInline<C>) =>
    // What has no markup has no tags.
    text.html === text.text ? text : withHtml(text, place(text.html))
  const placedTitle = line(title)
  const placedSummary = summary && line(summary)
  return {
    ...rendered,
    html: joinParts(blocks, footnotes),
    blocks,
    footnotes,
    title: placedTitle,
    diagnostics: dead.length === 0 ? rendered.diagnostics : [...rendered.diagnostics, ...dead],
    ...(placedSummary && { summary: placedSummary }),
  }
}

type Block<C> = { readonly id: string; readonly locale: C }

function withHtml<T extends { readonly html: string }>(text: T, html: string): T {
  return html === text.html ? text : { ...text, html }
}

const TAG = /<(img|a)(?=[\s>])((?:[^>"']|"[^"]*"|'[^']*')*)>/gi

// As the renderer writes attributes: in double quotes, and none in them.
const HREF = /\shref="([^"]*)"/i
const SRC = /\ssrc="([^"]*)"/i

const HAS_HREFLANG = /\shreflang(?:[\s=/]|$)/i
const HAS_SIZE = /\s(?:width|height)(?:[\s=/]|$)/i
const HAS_LOADING = /\sloading(?:[\s=/]|$)/i
const HAS_DECODING = /\sdecoding(?:[\s=/]|$)/i

// Late images do not hold the page up; those with a size do not make it jump.
function placedImage(written: string, place: Placing<string>['image']): string {
  const src = readValue(written, SRC)
  const { src: address, width, height } = (src === undefined ? undefined : place(src)) ?? {}
  const isSized = HAS_SIZE.test(written)
  const added = {
    width: isSized ? undefined : width?.toString(),
    height: isSized ? undefined : height?.toString(),
    loading: HAS_LOADING.test(written) ? undefined : 'lazy',
    decoding: HAS_DECODING.test(written) ? undefined : 'async',
  }
  const moved =
    address === undefined ? written : written.replace(SRC, () => attribute('src', address))
  return `<img${attributes(added)}${moved}>`
}

function placedLink(
  name: string,
  written: string,
  { href, hreflang }: Exclude<ReturnType<Follow<string>>, 'nowhere' | undefined>,
): string {
  const added = HAS_HREFLANG.test(written) ? undefined : hreflang
  const moved = written.replace(HREF, () => attribute('href', href))
  return `<${name}${moved}${attribute('hreflang', added)}>`
}

function readValue(written: string, pattern: RegExp): string | undefined {
  const value = pattern.exec(written)?.[1]
  return value?.includes('&') ? unescapeAttribute(value) : value
}
