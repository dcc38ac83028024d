import { type Diagnostic, quote } from '../errors.js'
import { attributes, unescapeAttribute } from '../render/html.js'
import type { RenderedArticle } from '../render/types.js'
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
  const place = (html: string, block?: { readonly id: string; readonly locale: C }): string =>
    replaceTags(html, (tag, name, written) => {
      if (name === 'img') return placedImage(written, image)
      const href = readValue(written, 'href')
      const found = href === undefined ? undefined : follow(href)
      if (href === undefined || found === undefined) return tag
      if (found !== 'nowhere') return placedLink(tag, written, found)
      dead.push({
        code: 'unresolved-link',
        severity: 'warning',
        message: `The link to ${quote(href)} leads to no page. Correct or remove it.`,
        ...(block && { locale: block.locale, block: block.id }),
        article,
      })
      return tag
    })
  const blocks = rendered.blocks.map((block) => ({ ...block, html: place(block.html, block) }))
  const footnotes = place(rendered.footnotes)
  return {
    ...rendered,
    html: [...blocks.map(({ html }) => html), footnotes].filter((part) => part !== '').join('\n'),
    blocks,
    footnotes,
    title: { ...title, html: place(title.html) },
    ...(summary && { summary: { ...summary, html: place(summary.html) } }),
    diagnostics: [...rendered.diagnostics, ...dead],
  }
}

const TAG = /<(img|a)(?=[\s>])((?:[^>"']|"[^"]*"|'[^']*')*)>/gi

function replaceTags(
  html: string,
  replace: (tag: string, name: string, written: string) => string,
): string {
  if (!/<(?:img|a)\s/i.test(html)) return html
  return html.replace(TAG, (tag, name: string, written: string) =>
    replace(tag, name.toLowerCase(), written),
  )
}

// Late images do not hold the page up; those with a size do not make it jump.
function placedImage(written: string, place: Placing<string>['image']): string {
  const src = readValue(written, 'src')
  const { src: address, width, height } = (src === undefined ? undefined : place(src)) ?? {}
  const isSized = has(written, 'width') || has(written, 'height')
  const added = {
    width: isSized ? undefined : width?.toString(),
    height: isSized ? undefined : height?.toString(),
    loading: has(written, 'loading') ? undefined : 'lazy',
    decoding: has(written, 'decoding') ? undefined : 'async',
  }
  const moved = address === undefined ? written : withValue(written, 'src', address)
  return `<img${attributes(added)}${moved}>`
}

function placedLink(
  tag: string,
  written: string,
  { href, hreflang }: Exclude<ReturnType<Follow<string>>, 'nowhere' | undefined>,
): string {
  const added = { hreflang: has(written, 'hreflang') ? undefined : hreflang }
  return `${tag.slice(0, 2)}${withValue(written, 'href', href)}${attributes(added)}>`
}

const has = (written: string, name: string): boolean =>
  new RegExp(`\\s${name}(?:[\\s=/]|$)`, 'i').test(written)

// As the renderer writes attributes: in double quotes, and none in them.
const attribute = (name: string): RegExp => new RegExp(`\\s${name}="([^"]*)"`, 'i')

function readValue(written: string, name: string): string | undefined {
  const [, value] = attribute(name).exec(written) ?? []
  return value === undefined ? undefined : unescapeAttribute(value)
}

function withValue(written: string, name: string, value: string): string {
  return written.replace(attribute(name), () => attributes({ [name]: value }))
}
