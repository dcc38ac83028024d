import { visit } from 'unist-util-visit'
import { findingIn, placeIn } from '../content/place.js'
import type { PlacedSlug } from '../content/slugs.js'
import type { ContentArticle } from '../content/types.js'
import { type Diagnostic, quote } from '../errors.js'

/** Images that say nothing to those who cannot see them. */
export function missingAlt({ source, translations }: ContentArticle): readonly Diagnostic[] {
  return [source, ...translations].flatMap((file) =>
    file.parsed.blocks.flatMap((block) => {
      const found: Diagnostic[] = []
      visit(block.node, (node) => {
        if (node.type !== 'image' && node.type !== 'imageReference') return
        if ((node.alt ?? '').trim() !== '') return
        const name = node.type === 'image' ? node.url : (node.label ?? node.identifier)
        const message = `The image ${quote(name)} has no text for those who cannot see it. Write what it shows: ![…](…).`
        found.push(findingIn(file, placeIn(block, node), 'missing-alt', 'warning', message))
      })
      return found
    }),
  )
}

/** Blocks of translations whose source is gone: kept in the file, shown to no reader. */
export function orphanBlocks({ translations }: ContentArticle): readonly Diagnostic[] {
  return translations.flatMap((file) =>
    file.match.orphans.flatMap((at) => {
      const block = file.parsed.blocks[at]
      if (block === undefined) return []
      const message = `The source of ${quote(block.text)} is gone, so no reader sees it. Move what is still needed, and remove the block.`
      return [findingIn(file, placeIn(block, block.node), 'orphan-block', 'info', message)]
    }),
  )
}

// Letters of other scripts, each with the Latin one that it looks like.
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  'аa еe оo рp сc уy хx іi ѕs јj һh ԁd ԛq ԝw οo νv αa ιi'
    .split(' ')
    .map(([letter = '', latin = '']) => [letter, latin]),
)

/** Slugs that readers cannot tell from others: letters of two scripts in one word, or looks alone. */
export function confusableSlugs(slugs: readonly PlacedSlug[]): readonly Diagnostic[] {
  const seen = new Map<string, PlacedSlug>()
  return slugs.flatMap((placed): Diagnostic[] => {
    const { article, locale, slug } = placed
    const finding = (message: string): Diagnostic[] => [
      findingIn({ path: placed.file, locale }, placed, 'confusable-slug', 'warning', message),
    ]
    const key = `${locale}/${skeleton(slug)}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, placed)
    if (hasMixedWord(slug)) {
      return finding(
        `The slug ${quote(slug)} mixes letters of two scripts in one word. Write the word in one script.`,
      )
    }
    if (first === undefined || first.article === article || isSame(first.slug, slug)) return []
    return finding(
      `The slug ${quote(slug)} looks like that of ${quote(first.file)}. Choose another.`,
    )
  })
}

function skeleton(slug: string): string {
  return Array.from(
    slug.normalize('NFKC').toLowerCase(),
    (letter) => LOOKALIKES.get(letter) ?? letter,
  ).join('')
}

// The same slug twice is another finding.
function isSame(one: string, two: string): boolean {
  return one.normalize('NFC').toLowerCase() === two.normalize('NFC').toLowerCase()
}

function hasMixedWord(slug: string): boolean {
  return slug.split(/[^\p{L}\p{M}]+/u).some((word) => {
    const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
    return scripts.filter((script) => script.test(word)).length > 1
  })
}
