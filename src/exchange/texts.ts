import type { Article, Block, LocalizedText } from '../article/types.js'
import { wordsIn } from '../resolve/words.js'
import type { TranslationUnit } from './types.js'

/** One translatable text of an article and its address. */
export interface ArticleText<C extends string> {
  readonly context: string
  readonly format: TranslationUnit['format']
  readonly source: string
  readonly text: LocalizedText<C>
  /** Entries are strings alone: no fingerprint, no machine mark. */
  readonly bare: boolean
}

type Change<C extends string> = (text: ArticleText<C>) => LocalizedText<C>

const OWN_NAMES = new Set(['definitions', 'image.alt', 'slug', 'summary', 'title'])
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:/m

/**
 * An article with every translatable text replaced by what `change` answers: the one place that
 * knows which texts there are. The same article when no text changed.
 */
export function mapTexts<C extends string, M>(
  article: Article<C, M>,
  change: Change<C>,
): Article<C, M> {
  const { source, slug, title, summary, image, localized, definitions, blocks } = article
  const field = (
    name: string,
    text: LocalizedText<C>,
    more: Partial<ArticleText<C>> = {},
  ): LocalizedText<C> => {
    const words = more.source ?? wordsIn(text, source)
    if (words === undefined) return text
    const context = `${escapeName(article.id)}@${name}`
    const given = { format: 'inline', bare: false, ...more } as const
    return change({ ...given, context, text, source: words })
  }
  // In the order in which people read them. Bare texts come back bare: `change` puts strings in.
  const after = {
    title: field('title', title),
    slug:
      typeof slug === 'object'
        ? (field('slug', slug, {
            format: 'plain',
            source: wordsIn(slug, source) ?? article.id,
            bare: true,
          }) as typeof slug)
        : slug,
    summary: summary && field('summary', summary),
    image: image?.alt
      ? replace(image, { alt: field('image.alt', image.alt, { format: 'plain' }) })
      : image,
    localized: localized && mapValues(localized, (text, name) => field(fieldName(name), text)),
    blocks: mapBlocks(article, blocks, change),
    // Addresses alone need no translator; footnotes do.
    definitions:
      definitions !== undefined && FOOTNOTE.test(definitions[source] ?? '')
        ? (field('definitions', definitions, {
            format: 'markdown',
            bare: true,
          }) as typeof definitions)
        : definitions,
  }
  return replace(article, after)
}

function mapBlocks<C extends string>(
  article: Article<C>,
  blocks: readonly Block<C>[],
  change: Change<C>,
): readonly Block<C>[] {
  const after = blocks.map((block) => {
    if (typeof block.text === 'string') return block
    const source = wordsIn(block.text, article.source)
    if (source === undefined) return block
    const context = `${escapeName(article.id)}#${block.id}`
    const given = { format: 'markdown', bare: false } as const
    return replace(block, { text: change({ ...given, context, text: block.text, source }) })
  })
  return after.some((block, at) => block !== blocks[at]) ? Object.freeze(after) : blocks
}

// The app may name its own texts as it likes, even like one of ours.
function fieldName(name: string): string {
  const taken = OWN_NAMES.has(name) || name.startsWith('localized.')
  return escapeName(taken ? `localized.${name}` : name)
}

// Contexts must be unambiguous, and stand in an XML attribute, which loses line breaks.
function escapeName(name: string): string {
  return name.replace(
    /[%@#\s\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu,
    (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  map: (value: T, name: string) => T,
): Readonly<Record<string, T>> {
  const after = Object.entries(record).map(([name, value]): [string, T] => [name, map(value, name)])
  return replace(record, Object.fromEntries(after))
}

/** A copy with some fields replaced, or the same object when they are the same already. */
function replace<T extends object>(
  object: T,
  fields: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const changed = Object.entries(fields).filter(
    ([name, value]) => object[name as keyof T] !== value,
  )
  if (changed.length === 0) return object
  return Object.freeze(Object.assign({ ...object }, Object.fromEntries(changed)))
}
