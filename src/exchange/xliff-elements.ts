import type { Diagnostic } from '../errors.js'
import { quote } from '../errors.js'
import type { XmlElement } from './xml.js'

/** Elements of one namespace; what is of another one is noticed and passed over. */
export interface Vocabulary {
  readonly childrenOf: (parent: XmlElement) => readonly XmlElement[]
  readonly childOf: (parent: XmlElement, name: string) => XmlElement | undefined
  readonly isOwn: (element: XmlElement) => boolean
  readonly notices: () => readonly Diagnostic[]
}

/** The elements of one version of XLIFF. */
export function createVocabulary(namespace: string): Vocabulary {
  const foreign = new Map<string, number>()
  const isOwn = (element: XmlElement): boolean => {
    if (element.namespace === namespace) return true
    if (!foreign.has(element.namespace)) foreign.set(element.namespace, element.line)
    return false
  }
  const childrenOf = (parent: XmlElement): readonly XmlElement[] =>
    parent.children.flatMap((child) => (typeof child !== 'string' && isOwn(child) ? [child] : []))
  return {
    isOwn,
    childrenOf,
    childOf: (parent, name) => childrenOf(parent).find((child) => child.name === name),
    notices: () =>
      Array.from(foreign, ([name, line]) => ({
        code: 'unknown-module',
        severity: 'info',
        message: `The module or extension ${quote(name)} was ignored.`,
        line,
      })),
  }
}

/** The units under an element that are to be translated, in the order of the document. */
export function unitsIn(
  vocabulary: Vocabulary,
  element: XmlElement,
  unit: string,
  containers: readonly string[],
  inherited = 'yes',
): readonly XmlElement[] {
  const translate = element.attributes.get('translate') ?? inherited
  if (element.name === unit) return translate === 'no' ? [] : [element]
  return vocabulary
    .childrenOf(element)
    .filter(({ name }) => name === unit || containers.includes(name))
    .flatMap((child) => unitsIn(vocabulary, child, unit, containers, translate))
}
