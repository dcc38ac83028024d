import type { IncomingFile, IncomingText } from './types.js'
import { createVocabulary, unitsIn, type Vocabulary } from './xliff-elements.js'
import { invalidXml, type XmlElement } from './xml.js'

/** The namespace of XLIFF 1.2. */
export const NAMESPACE_12 = 'urn:oasis:names:tc:xliff:document:1.2'

/** Reads XLIFF 1.2. */
export function readXliff12(root: XmlElement): IncomingFile {
  const vocabulary = createVocabulary(NAMESPACE_12)
  const files = vocabulary.childrenOf(root).filter(({ name }) => name === 'file')
  const units = unitsIn(vocabulary, root, 'trans-unit', ['file', 'body', 'group'])
  return {
    languages: files.flatMap(({ attributes }) => attributes.get('target-language') ?? []),
    texts: units.map((unit) => readUnit(vocabulary, unit)),
    diagnostics: vocabulary.notices(),
  }
}

function readUnit(vocabulary: Vocabulary, unit: XmlElement): IncomingText {
  const source = vocabulary.childOf(unit, 'source')
  const target = vocabulary.childOf(unit, 'target')
  if (source === undefined) throw invalidXml('A trans-unit has no source', unit.line)
  const codes = new Map<string, string>()
  collectCodes(vocabulary, source, codes)
  return {
    context: unit.attributes.get('resname') ?? unit.attributes.get('id') ?? '',
    source: textOf(vocabulary, source, codes),
    translation: target === undefined ? '' : textOf(vocabulary, target, codes),
    status: target === undefined ? 'unmarked' : statusOf(unit, target),
    line: unit.line,
  }
}

const MACHINE = ['mt-suggestion', 'leveraged-mt']
const READY = ['final', 'signed-off', 'translated']

function statusOf(unit: XmlElement, target: XmlElement): IncomingText['status'] {
  const state = target.attributes.get('state') ?? ''
  if (unit.attributes.get('approved') === 'yes' || READY.includes(state)) return 'ready'
  if (MACHINE.includes(target.attributes.get('state-qualifier') ?? '')) return 'machine'
  return state.startsWith('needs-') ? 'unfinished' : 'unmarked'
}

const SELF_CONTAINED = ['bpt', 'ept', 'it', 'ph']
const PLACEHOLDERS = ['bx', 'ex', 'x']

// The markup that the source's codes hold, for tools that leave it out of the target.
function collectCodes(
  vocabulary: Vocabulary,
  content: XmlElement,
  codes: Map<string, string>,
): void {
  for (const child of vocabulary.childrenOf(content)) {
    if (SELF_CONTAINED.includes(child.name)) codes.set(keyOf(child), allText(child))
    else collectCodes(vocabulary, child, codes)
  }
}

// bpt and ept of one pair have the same id.
function keyOf({ name, attributes }: XmlElement): string {
  const isEnd = name === 'ept' || name === 'ex'
  return `${isEnd ? 'end' : 'start'} ${attributes.get('id')}`
}

function textOf(
  vocabulary: Vocabulary,
  content: XmlElement,
  codes: ReadonlyMap<string, string>,
): string {
  return content.children
    .map((child) => {
      if (typeof child === 'string') return child
      if (!vocabulary.isOwn(child)) return textOf(vocabulary, child, codes)
      if (SELF_CONTAINED.includes(child.name))
        return allText(child) || (codes.get(keyOf(child)) ?? '')
      if (PLACEHOLDERS.includes(child.name)) return codes.get(keyOf(child)) ?? ''
      const inside = textOf(vocabulary, child, codes)
      if (child.name !== 'g') return inside
      const id = child.attributes.get('id')
      return (codes.get(`start ${id}`) ?? '') + inside + (codes.get(`end ${id}`) ?? '')
    })
    .join('')
}

function allText(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : allText(child)))
    .join('')
}
