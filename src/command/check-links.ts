import { posix } from 'node:path'
import { visit } from 'unist-util-visit'
import type { Anchors } from '../content/anchors.js'
import { decodeAddress } from '../content/decode-address.js'
import { isMarkdownName } from '../content/layout.js'
import { definitionsIn, findingIn, type PlacedNode, placeIn } from '../content/place.js'
import { type PlacedSlug, slugsOf } from '../content/slugs.js'
import type { ContentArticle, ContentFile } from '../content/types.js'
import { type Diagnostic, quote } from '../errors.js'
import type { Locales } from '../locale/types.js'

/** A link to somewhere on the site. */
export interface FoundLink {
  readonly file: Pick<ContentFile, 'path' | 'locale'>
  readonly url: string
  readonly place: Pick<PlacedNode, 'line' | 'column'>
}

/** What links may lead to: the articles by the paths of their files. */
export interface LinkTargets {
  readonly anchors: Map<string, Anchors>
  /** The files by `<locale>/<slug>`. */
  readonly pages: Map<string, string>
}

/** Adds an article to what links may lead to. */
export function addTargets(targets: LinkTargets, content: ContentArticle): readonly PlacedSlug[] {
  const files = [content.source, ...content.translations]
  for (const { path, locale } of files) {
    const anchors = content.anchors.get(locale)
    if (anchors !== undefined) targets.anchors.set(path, anchors)
  }
  const slugs = slugsOf(content)
  for (const { locale, slug } of slugs) {
    const own = files.find((file) => file.locale === locale) ?? content.source
    targets.pages.set(`${locale}/${slug}`, own.path)
  }
  return slugs
}

/** The links in an article's files, those to other sites left out. */
export function linksOf({ source, translations }: ContentArticle): readonly FoundLink[] {
  return [source, ...translations].flatMap((file): FoundLink[] => {
    const { path, locale, parsed } = file
    const links: FoundLink[] = []
    const add = (url: string, place: FoundLink['place']): void => {
      if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url) || url === '') return
      links.push({ file: { path, locale }, url, place })
    }
    for (const block of parsed.blocks) {
      visit(block.node, 'link', (node) => {
        add(node.url, placeIn(block, node))
      })
    }
    for (const { node, ...place } of definitionsIn(parsed)) {
      if (node.type === 'definition') add(node.url, place)
    }
    return links
  })
}

/** Links that lead to no place on their page, to no file, or to no place in another article. */
export function unresolvedLinks(
  locales: Locales,
  links: readonly FoundLink[],
  targets: LinkTargets,
  isFile: (path: string) => boolean,
): readonly Diagnostic[] {
  return links.flatMap((link): Diagnostic[] => {
    const fault = faultOf(locales, link, targets, isFile)
    if (fault === undefined) return []
    return [findingIn(link.file, link.place, 'unresolved-link', 'error', fault)]
  })
}

function faultOf(
  locales: Locales,
  { file, url }: FoundLink,
  targets: LinkTargets,
  isFile: (path: string) => boolean,
): string | undefined {
  const [address = '', anchor] = split(url)
  const target = address === '' ? file.path : targetOf(locales, file.path, address, targets)
  if (target === undefined) return undefined
  const anchors = targets.anchors.get(target)
  if (anchors === undefined) {
    if (isFile(target)) return undefined
    return `${quote(url)} leads to no file: there is no ${quote(target)}. Correct or remove the link.`
  }
  // The top of a page is no block.
  if (anchor === undefined || anchor === '' || anchor === 'top' || anchors.has(anchor))
    return undefined
  const where = address === '' ? 'this article' : quote(target)
  return `${quote(url)} leads nowhere: no block of ${where} has the id ${quote(anchor)}. Correct the link, or write the id on a heading: {#${anchor}}.`
}

function split(url: string): readonly [string, string | undefined] {
  const hash = url.indexOf('#')
  const address = (hash === -1 ? url : url.slice(0, hash)).replace(/\?.*$/s, '')
  return [decodeAddress(address), hash === -1 ? undefined : decodeAddress(url.slice(hash + 1))]
}

// Only what surely means an article: a Markdown file, or the address of a page that exists.
function targetOf(
  locales: Locales,
  from: string,
  address: string,
  { pages }: LinkTargets,
): string | undefined {
  if (!address.startsWith('/')) {
    if (!isMarkdownName(address)) return undefined
    return posix.normalize(posix.join(posix.dirname(from), address)).normalize('NFC')
  }
  const [tag = '', slug = '', ...rest] = address.split('/').slice(1)
  if (rest.join('') !== '') return undefined
  return pages.get(`${locales.match(tag) ?? tag}/${slug}`)
}
