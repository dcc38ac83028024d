import type { IncomingFile, IncomingText } from './types.js'
import { createVocabulary, unitsIn, type Vocabulary } from './xliff-elements.js'
import { invalidXml, type XmlElement } from './xml.js'

/** The namespace of XLIFF 2.0 and 2.1. */
export const NAMESPACE_2 = 'urn:oasis:names:tc:xliff:document:2.0'

/** Reads XLIFF 2.1 or 2.0. */
export function readXliff2(root: XmlElement): IncomingFile {
  const vocabulary = createVocabulary(NAMESPACE_2)
  const units = unitsIn(vocabulary, root, 'unit', ['file', 'group'])
  const language = root.attributes.get('trgLang')
  return {
    languages: language === undefined ? [] : [language],
    texts: units.map((unit) => readUnit(vocabulary, unit)),
    diagnostics: vocabulary.notices(),
  }
}

function readUnit(vocabulary: Vocabulary, unit: XmlElement): IncomingText {
  const segments = vocabulary
    .childrenOf(unit)
    .filter(({ name }) => name === 'segment' || name === 'ignorable')
    .map((element) => ({
      element,
      source: vocabulary.childOf(element, 'source'),
      target: vocabulary.childOf(element, 'target'),
    }))
  const broken = segments.find(({ source }) => source === undefined)
  if (broken !== undefined) throw invalidXml('A segment has no source', broken.element.line)
  if (segments.length === 0) throw invalidXml('A unit has no segment', unit.line)

  const sources = segments.flatMap(({ source }) => source ?? [])
  const write = createWriter(vocabulary, unit, sources)
  const translated = segments.filter(({ element, target }) => element.name === 'segment' && target)
  const proper = segments.filter(({ element }) => element.name === 'segment')
  const isWhole = translated.length === proper.length
  const parts = inTargetOrder(segments).map(({ element, source, target }) => {
    if (target !== undefined) return write(target)
    return element.name === 'ignorable' && source !== undefined ? write(source) : ''
  })
  return {
    context: unit.attributes.get('name') ?? unit.attributes.get('id') ?? '',
    source: sources.map(write).join(''),
    translation: translated.length === 0 ? '' : parts.join(''),
    status: isWhole ? statusOf(proper.map(({ element }) => element)) : 'unfinished',
    line: unit.line,
  }
}

// The translation may put segments in another order than the source (XLIFF 2.1, 4.3.1.22).
function inTargetOrder<S extends { readonly target: XmlElement | undefined }>(
  segments: readonly S[],
): readonly S[] {
  const place = ({ target }: S, at: number): number => {
    const order = Number(target?.attributes.get('order'))
    return Number.isInteger(order) && order > 0 ? order - 1 : at
  }
  return segments
    .map((segment, at) => ({ segment, place: place(segment, at) }))
    .sort((one, two) => one.place - two.place)
    .map(({ segment }) => segment)
}

function statusOf(segments: readonly XmlElement[]): IncomingText['status'] {
  const isReady = segments.every(({ attributes }) =>
    ['translated', 'reviewed', 'final'].includes(attributes.get('state') ?? 'initial'),
  )
  if (isReady) return 'ready'
  const isMachine = segments.some(
    ({ attributes }) => attributes.get('subState') === 'stele:machine',
  )
  return isMachine ? 'machine' : 'unmarked'
}

type Writer = (content: XmlElement) => string

/** Turns content back into Markdown: codes become the markup they stand for. */
function createWriter(
  vocabulary: Vocabulary,
  unit: XmlElement,
  sources: readonly XmlElement[],
): Writer {
  const originals = new Map<string, string>()
  const originalData = vocabulary.childOf(unit, 'originalData')
  for (const data of originalData === undefined ? [] : vocabulary.childrenOf(originalData)) {
    originals.set(data.attributes.get('id') ?? '', characters(vocabulary, data))
  }
  const codes = new Map<string, XmlElement>()
  for (const source of sources) collectCodes(vocabulary, source, codes)

  const markup = (code: XmlElement, reference: string, side: 'Start' | 'End' | ''): string => {
    const named = originals.get(code.attributes.get(reference) ?? '')
    if (named !== undefined) return named
    // A tool may leave the reference out, but not the id that ties a code to its source's.
    const id = code.attributes.get('startRef') ?? code.attributes.get('id') ?? ''
    const own = codes.get(id)
    const otherwise = own?.attributes.get(`dataRef${own.name === 'pc' ? side || 'Start' : ''}`)
    return originals.get(otherwise ?? '') ?? newMarkup(code)
  }
  const write: Writer = (content) =>
    content.children
      .map((child) => {
        if (typeof child === 'string') return child
        if (!vocabulary.isOwn(child)) return write(child)
        switch (child.name) {
          case 'cp':
            return characterOf(child)
          case 'ph':
            return markup(child, 'dataRef', '')
          case 'sc':
            return markup(child, 'dataRef', 'Start')
          case 'ec':
            return markup(child, 'dataRef', 'End')
          case 'pc':
            return (
              markup(child, 'dataRefStart', 'Start') +
              write(child) +
              markup(child, 'dataRefEnd', 'End')
            )
          default:
            return write(child)
        }
      })
      .join('')
  return write
}

// What translators add on their own, such as a bold word, has no original.
function newMarkup({ attributes }: XmlElement): string {
  switch (attributes.get('subType')) {
    case 'xlf:b':
      return '**'
    case 'xlf:i':
      return '*'
    case 'xlf:lb':
      return '\\\n'
    default:
      return ''
  }
}

function collectCodes(
  vocabulary: Vocabulary,
  content: XmlElement,
  codes: Map<string, XmlElement>,
): void {
  for (const child of vocabulary.childrenOf(content)) {
    const id = child.attributes.get('id')
    if (id !== undefined && ['ph', 'pc', 'sc', 'ec'].includes(child.name)) codes.set(id, child)
    collectCodes(vocabulary, child, codes)
  }
}

function characters(vocabulary: Vocabulary, content: XmlElement): string {
  return content.children
    .map((child) => {
      if (typeof child === 'string') return child
      return vocabulary.isOwn(child) && child.name === 'cp' ? characterOf(child) : ''
    })
    .join('')
}

function characterOf(element: XmlElement): string {
  const hex = element.attributes.get('hex') ?? ''
  const code = /^[0-9A-Fa-f]{1,8}$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN
  if (!(code <= 0x10ffff))
    throw invalidXml(`cp has hex="${hex}", which is no character`, element.line)
  return String.fromCodePoint(code)
}
