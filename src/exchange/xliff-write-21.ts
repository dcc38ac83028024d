import type { Element, ElementContent } from 'xast'
import { list, SteleError } from '../errors.js'
import type { LocaleInfo, Locales } from '../locale/types.js'
import { onlyXml, splitAtNotXml } from './characters.js'
import { type CodeIds, createCodeIds } from './code-ids.js'
import type { ExportedArticle } from './collect.js'
import { piecesOf } from './markup.js'
import type { MarkupKind, Piece } from './pieces.js'
import type { TranslationUnit } from './types.js'
import { lines, text, words } from './xliff-nodes.js'

const STATES = {
  missing: { state: 'initial' },
  omitted: { state: 'initial' },
  outdated: { state: 'initial', subState: 'stele:outdated' },
  machine: { state: 'initial', subState: 'stele:machine' },
  translated: { state: 'translated' },
} as const

const KINDS: Readonly<Record<MarkupKind, Readonly<Record<string, string>>>> = {
  bold: { type: 'fmt', subType: 'xlf:b' },
  italic: { type: 'fmt', subType: 'xlf:i' },
  break: { type: 'fmt', subType: 'xlf:lb' },
  link: { type: 'link' },
  image: { type: 'image' },
}

/** XLIFF 2.1. */
export function xliff21<C extends string>(
  articles: readonly ExportedArticle<C>[],
  locales: Locales<C>,
  target: LocaleInfo<C>,
): Element {
  const sources = new Set(articles.map(({ source }) => source))
  if (sources.size > 1) {
    throw new SteleError(
      'invalid-option',
      `The articles were written in ${list(sources)}; XLIFF 2.1 holds one source language.`,
      {
        hint: 'Export the articles of each source locale on their own, or use version 1.2.',
      },
    )
  }
  const source = locales.get(articles[0]?.source ?? locales.default)
  const attributes = {
    xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
    version: '2.1',
    srcLang: source.code,
    trgLang: target.code,
  }
  const files = articles.map(({ id, units }, at) =>
    lines(
      'file',
      { id: `f${at + 1}`, original: onlyXml(id), srcDir: source.dir, trgDir: target.dir },
      1,
      units.map((unit, index) => unitElement(unit, `u${index + 1}`)),
    ),
  )
  // A document holds at least one file, and a file at least one unit.
  return lines('xliff', attributes, 0, files.length > 0 ? files : [emptyFile()])
}

function emptyFile(): Element {
  const group = words('group', { id: 'g1' }, [])
  return lines('file', { id: 'f1' }, 1, [group])
}

function unitElement(unit: TranslationUnit, id: string): Element {
  const ids = createCodeIds()
  const data = createDataIds()
  const source = words(
    'source',
    {},
    contentOf(piecesOf(unit.source, unit.format), ids.forSource, data.idOf),
  )
  const target =
    unit.translation === undefined
      ? []
      : [
          words(
            'target',
            {},
            contentOf(piecesOf(unit.translation, unit.format), ids.forTarget, data.idOf),
          ),
        ]
  const originals = data.all().map(([value, id]) => words('data', { id }, textOf(value)))
  const previous = unit.previousSource
  return lines('unit', { id, name: unit.context, 'xml:space': 'preserve' }, 2, [
    ...(previous === undefined
      ? []
      : [
          lines('notes', {}, 3, [
            words('note', { category: 'previous-source' }, [text(onlyXml(previous))]),
          ]),
        ]),
    ...(originals.length === 0 ? [] : [lines('originalData', {}, 3, originals)]),
    lines('segment', STATES[unit.state], 3, [source, ...target]),
  ])
}

interface DataIds {
  readonly idOf: (markup: string) => string
  readonly all: () => readonly (readonly [markup: string, id: string])[]
}

function createDataIds(): DataIds {
  const ids = new Map<string, string>()
  return {
    idOf: (markup) => {
      const id = ids.get(markup) ?? `d${ids.size + 1}`
      ids.set(markup, id)
      return id
    },
    all: () => [...ids],
  }
}

function contentOf(
  pieces: readonly Piece[],
  idOf: CodeIds['forSource'],
  dataOf: DataIds['idOf'],
): readonly ElementContent[] {
  return pieces.flatMap((piece): readonly ElementContent[] => {
    if (piece.type === 'words') return textOf(piece.text)
    const kind = piece.kind === undefined ? {} : KINDS[piece.kind]
    const id = idOf(piece)
    if (piece.type === 'mark')
      return [words('ph', { id, ...kind, dataRef: dataOf(piece.text) }, [])]
    const references = { dataRefStart: dataOf(piece.open), dataRefEnd: dataOf(piece.close) }
    return [words('pc', { id, ...kind, ...references }, contentOf(piece.pieces, idOf, dataOf))]
  })
}

function textOf(value: string): readonly ElementContent[] {
  return splitAtNotXml(value).map((part) =>
    part.hex === undefined ? text(part.text) : words('cp', { hex: part.hex }, []),
  )
}
