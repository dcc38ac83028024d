import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { SteleError } from '../errors.js'

/** An XML element with its namespace resolved; comments and instructions are left out. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string
  readonly namespace: string
  /** As written: XLIFF's own attributes have no prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
  /** From 1. */
  readonly line: number
}

// Real files nest some twenty deep; reading calls itself for each level.
const MAX_DEPTH = 200
const TOO_DEEP = `The elements are nested more than ${MAX_DEPTH} deep`

/**
 * Reads an XML document. Document types are refused: they declare entities, which can read files
 * and grow without end.
 *
 * @throws SteleError `invalid-exchange-file` with the line
 */
export function readXml(text: string): XmlElement {
  const doctype = doctypeAt(text)
  if (doctype !== undefined) {
    throw invalidXml(
      'The file has a document type (<!DOCTYPE), which is refused',
      lineAt(text, doctype),
    )
  }
  const root = parse(text).find((node) => node.type === 'element')
  if (root?.type !== 'element') throw invalidXml('The file has no root element', 1)
  return elementOf(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]), 0)
}

/** An error about a place in an exchange file. */
export function invalidXml(what: string, line: number, cause?: unknown): SteleError {
  return new SteleError('invalid-exchange-file', `${what} (line ${line}).`, {
    hint: 'Ask the translator for the file again, as XLIFF 2.1 or 1.2.',
    cause,
    diagnostics: [{ code: 'damaged-file', severity: 'error', message: what, line }],
  })
}

function parse(text: string): readonly Nodes[] {
  try {
    return fromXml(text).children
  } catch (error) {
    // What the parser throws has no type: a message with a place, or a stack that ran full.
    const { cause, line } = error as { readonly cause?: unknown; readonly line?: number }
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(error)
    if (error instanceof RangeError || cause instanceof RangeError)
      throw invalidXml(TOO_DEEP, 1, error)
    const short = reason.replace(/\s*\(line \d+, column \d+\)$/, '')
    throw invalidXml(`The file is not well-formed XML: ${short}`, line ?? 1, error)
  }
}

// Only what may stand before the root element is looked at (XML 1.0, production 22).
function doctypeAt(text: string): number | undefined {
  const prolog = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/y
  let at = 0
  while (at < text.length) {
    prolog.lastIndex = at
    if (!prolog.test(text)) break
    at = prolog.lastIndex
  }
  return /^<!DOCTYPE/i.test(text.slice(at, at + 9)) ? at : undefined
}

function elementOf(
  element: Element,
  outer: ReadonlyMap<string, string>,
  depth: number,
): XmlElement {
  const line = element.position?.start.line ?? 1
  if (depth > MAX_DEPTH) throw invalidXml(TOO_DEEP, line)
  const attributes = new Map(
    Object.entries(element.attributes).map(([name, value]) => [name, value ?? '']),
  )
  const prefixes = new Map(outer)
  for (const [name, value] of attributes) {
    if (name === 'xmlns') prefixes.set('', value)
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value)
  }
  const colon = element.name.indexOf(':')
  const children = element.children.flatMap((child): (XmlElement | string)[] => {
    if (child.type === 'element') return [elementOf(child, prefixes, depth + 1)]
    return child.type === 'text' || child.type === 'cdata' ? [child.value] : []
  })
  return {
    name: element.name.slice(colon + 1),
    namespace: prefixes.get(colon < 0 ? '' : element.name.slice(0, colon)) ?? '',
    attributes,
    children,
    line,
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length
}
