import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { findingIn, placeIn } from '../content/place.js'
import type { ContentArticle } from '../content/types.js'
import { type Diagnostic, quote } from '../errors.js'

type Kind = 'code' | 'link' | 'number'

const NOUNS: Readonly<Record<Kind, string>> = {
  code: 'the code',
  link: 'the link',
  number: 'the number',
}

/** Links, numbers and inline code of the source that current translations lack or have otherwise. */
export function lostParts(content: ContentArticle): readonly Diagnostic[] {
  return content.translations.flatMap((file) =>
    file.match.blocks.flatMap((match, at) => {
      const [source, own] = [
        content.source.parsed.blocks[at],
        file.parsed.blocks[match.translation ?? -1],
      ]
      if (match.state !== 'translated' || source === undefined || own === undefined) return []
      if (source.node.type === 'code' || own.node.type !== source.node.type) return []
      const place = placeIn(own, own.node)
      return compare(source.node, own.node).map(({ kind, severity, message }) => ({
        ...findingIn(file, place, `lost-${kind}`, severity, message),
        block: content.ids[at] ?? '',
      }))
    }),
  )
}

interface Loss {
  readonly kind: Kind
  readonly severity: 'warning' | 'info'
  readonly message: string
}

function compare(source: Nodes, translation: Nodes): readonly Loss[] {
  const wanted = partsOf(source)
  const found = partsOf(translation)
  return (['link', 'code', 'number'] as const).flatMap((kind): Loss[] => {
    const [missing, others] = withoutPages(
      without(wanted[kind], found[kind]),
      without(found[kind], wanted[kind]),
      new Set([...wanted.pages, ...found.pages]),
    )
    const lost = kind === 'number' && others.length === 0 ? missing.filter(isNoWord) : missing
    if (lost.length === 0) return []
    const names = lost.map(quote).join(', ')
    if (others.length >= lost.length) {
      const instead = others.map(quote).join(', ')
      return [
        {
          kind,
          severity: 'info',
          message: `The translation has ${instead} where the source has ${NOUNS[kind]} ${names}. Check that this is meant.`,
        },
      ]
    }
    return [
      {
        kind,
        severity: 'warning',
        message: `The translation has lost ${NOUNS[kind]} ${names}. Put it back.`,
      },
    ]
  })
}

// The address of a page in its locale has that locale's slug, so one such address answers another.
function withoutPages(
  missing: readonly string[],
  others: readonly string[],
  pages: ReadonlySet<string>,
): readonly [missing: readonly string[], others: readonly string[]] {
  const isPage = (address: string): boolean => pages.has(address)
  const count = Math.min(missing.filter(isPage).length, others.filter(isPage).length)
  const rest = (addresses: readonly string[]): readonly string[] => {
    let left = count
    return addresses.filter((address) => {
      if (left === 0 || !isPage(address)) return true
      left -= 1
      return false
    })
  }
  return [rest(missing), rest(others)]
}

// A small number may be written as a word.
function isNoWord(number: string): boolean {
  return number.length > 1
}

interface Parts extends Readonly<Record<Kind, readonly string[]>> {
  /** The links that lead to a page of the site by its address in a locale. */
  readonly pages: readonly string[]
}

function partsOf(root: Nodes): Parts {
  const parts: Record<keyof Parts, string[]> = { code: [], link: [], number: [], pages: [] }
  visit(root, (node) => {
    if (node.type === 'inlineCode') parts.code.push(node.value.replace(/\s+/g, ' '))
    else if (node.type === 'link' || node.type === 'image') {
      const address = comparable(node.url)
      if (address !== '') parts.link.push(address)
      if (PAGE.test(node.url)) parts.pages.push(address)
    } else if (node.type === 'text') parts.number.push(...numbersOf(node.value))
  })
  return parts
}

// Translations link to their own locale's pages, and to headings by their own slugs.
function comparable(url: string): string {
  const [address = ''] = url.split('#')
  return address.replace(LOCALE_SEGMENT, '/').replace(/\/$/, '').toLowerCase()
}

const LOCALE_SEGMENT = /^\/[a-z]{2}(?:-[a-z]{2,4})?\//i
const PAGE = /^\/[a-z]{2}(?:-[a-z]{2,4})?\/[^/]+\/?(?:#.*)?$/i

const NUMBER = /\p{Nd}+(?:[.,:٫٬ \u00A0\u202F'’]\p{Nd}+)*/gu

// Separators differ from language to language: `1,000.5` and `1 000,5` are one number.
function numbersOf(text: string): readonly string[] {
  const plain = text.replace(/https?:\S+/g, ' ').match(NUMBER) ?? []
  return plain.map((number) => number.replace(/\P{Nd}/gu, '').replace(/\p{Nd}/gu, asciiDigit))
}

const ZEROS = ['0', '٠', '۰', '०', '০', '๐', '０'].map((zero) => zero.codePointAt(0) ?? 0)

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((each) => code >= each && code < each + 10)
  return zero === undefined ? digit : String(code - zero)
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  const left = [...some]
  return all.filter((each) => {
    const at = left.indexOf(each)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}
