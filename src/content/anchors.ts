import { decodeAddress } from './decode-address.js'
import { eachNode } from './each-node.js'
import type { FileBlock } from './file.js'
import { headingSlugs } from './ids.js'
import type { TranslationMatch } from './match.js'

/** The blocks' ids by every name that links inside the article may use. */
export type Anchors = ReadonlyMap<string, string>

/**
 * What links of one locale's text may aim at, each name with the block's id. First come the ids
 * themselves, then the headings' slugs in the text's own language, the source's, and old ids.
 */
export function anchorsOf(
  ids: readonly string[],
  source: readonly FileBlock[],
  retired: ReadonlyMap<string, number>,
  own?: { readonly blocks: readonly FileBlock[]; readonly match: TranslationMatch },
): Anchors {
  const anchors = new Map<string, string>()
  const add = (name: string | undefined, at: number): void => {
    const id = ids[at]
    if (name !== undefined && id !== undefined && !anchors.has(name)) anchors.set(name, id)
  }
  ids.forEach((id, at) => {
    add(id, at)
  })
  if (own !== undefined) {
    const slugs = headingSlugs(own.blocks)
    own.match.blocks.forEach(({ translation }, at) => {
      if (translation === undefined) return
      add(own.blocks[translation]?.id, at)
      add(slugs[translation], at)
    })
  }
  source.forEach(({ id }, at) => {
    add(id, at)
  })
  headingSlugs(source).forEach(add)
  retired.forEach((at, id) => {
    add(id, at)
  })
  return anchors
}

/** A block's text with its links to places on the page aimed at block ids. */
export function withResolvedLinks(block: FileBlock, anchors: Anchors): string {
  const { node, text } = block
  if (!text.includes('#')) return text
  const base = (node.position?.start.offset ?? 0) - indentOf(block)
  const changes: { readonly from: number; readonly to: number; readonly url: string }[] = []
  eachNode(node, (each) => {
    if (each.type !== 'link') return
    const id = each.url.startsWith('#') ? anchors.get(decodeAddress(each.url.slice(1))) : undefined
    if (id === undefined || each.url === `#${id}` || each.position === undefined) return
    const end = (each.position.end.offset ?? 0) - base
    const from = text.lastIndexOf(`](${each.url}`, end)
    if (from === -1 || from < (each.position.start.offset ?? 0) - base) return
    changes.push({ from: from + 2, to: from + 2 + each.url.length, url: `#${id}` })
  })
  let result = ''
  let end = 0
  for (const { from, to, url } of changes.sort((one, two) => one.from - two.from)) {
    result += text.slice(end, from) + url
    end = to
  }
  return result + text.slice(end)
}

function indentOf({ source }: FileBlock): number {
  return /^[ \t]*/.exec(source)?.[0].length ?? 0
}
