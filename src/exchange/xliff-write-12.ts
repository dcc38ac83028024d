import type { Element, ElementContent } from 'xast'
import type { LocaleInfo, Locales } from '../locale/types.js'
import { onlyXml } from './characters.js'
import { type CodeIds, createCodeIds } from './code-ids.js'
import type { ExportedArticle } from './collect.js'
import { piecesOf } from './markup.js'
import type { MarkupKind, Piece } from './pieces.js'
import type { TranslationUnit } from './types.js'
import { lines, text, words } from './xliff-nodes.js'

const STATES = {
  missing: {},
  omitted: {},
  outdated: { state: 'needs-review-translation' },
  machine: { state: 'needs-review-translation', 'state-qualifier': 'mt-suggestion' },
  translated: { state: 'translated' },
} as const

// The standard has other names for pairs than for single codes; ours begin with `x-`.
const PAIR_KINDS: Readonly<Record<MarkupKind, string>> = {
  bold: 'bold',
  italic: 'italic',
  link: 'link',
  image: 'x-image',
  break: 'x-break',
}
const MARK_KINDS: Readonly<Record<MarkupKind, string>> = {
  bold: 'x-bold',
  italic: 'x-italic',
  link: 'x-link',
  image: 'image',
  break: 'lb',
}

/** XLIFF 1.2. */
export function xliff12<C extends string>(
  articles: readonly ExportedArticle<C>[],
  locales: Locales<C>,
  target: LocaleInfo<C>,
): Element {
  const files = articles.map(({ id, source, units }) => fileElement(id, source, target.code, units))
  // A document holds at least one file.
  const all = files.length > 0 ? files : [fileElement('', locales.default, target.code, [])]
  const attributes = { xmlns: 'urn:oasis:names:tc:xliff:document:1.2', version: '1.2' }
  return lines('xliff', attributes, 0, all)
}

function fileElement(
  id: string,
  source: string,
  target: string,
  units: readonly TranslationUnit[],
): Element {
  const attributes = {
    original: onlyXml(id),
    'source-language': source,
    'target-language': target,
    datatype: 'x-markdown',
  }
  return lines('file', attributes, 1, [lines('body', {}, 2, units.map(unitElement))])
}

function unitElement(unit: TranslationUnit): Element {
  const { context, source, translation, previousSource } = unit
  const ids = createCodeIds()
  const content = contentOf(piecesOf(source, unit.format), ids.forSource)
  const target =
    translation === undefined ? [] : contentOf(piecesOf(translation, unit.format), ids.forTarget)
  return lines('trans-unit', { id: context, resname: context, 'xml:space': 'preserve' }, 3, [
    words('source', {}, content),
    ...(translation === undefined ? [] : [words('target', STATES[unit.state], target)]),
    ...(previousSource === undefined || translation === undefined
      ? []
      : [previousVersion(previousSource, translation)]),
  ])
}

function previousVersion(source: string, translation: string): Element {
  return lines('alt-trans', { alttranstype: 'previous-version' }, 4, [
    words('source', {}, [text(onlyXml(source))]),
    words('target', {}, [text(translation)]),
  ])
}

function contentOf(
  pieces: readonly Piece[],
  idOf: CodeIds['forSource'],
): readonly ElementContent[] {
  return pieces.flatMap((piece): readonly ElementContent[] => {
    if (piece.type === 'words') return [text(piece.text)]
    const id = idOf(piece)
    if (piece.type === 'mark') {
      const ctype = piece.kind && MARK_KINDS[piece.kind]
      return [words('ph', { id, ctype }, [text(piece.text)])]
    }
    const ctype = piece.kind && PAIR_KINDS[piece.kind]
    return [
      words('bpt', { id, rid: id, ctype }, [text(piece.open)]),
      ...contentOf(piece.pieces, idOf),
      words('ept', { id, rid: id }, [text(piece.close)]),
    ]
  })
}
