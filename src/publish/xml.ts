import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'

export { x }

/** An XML 1.0 document in UTF-8. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root)}\n`
}

/** A part of an XML document. */
export function xmlPart(element: Element): string {
  return toXml(element)
}

// The writer drops control characters; these are no characters of XML 1.0 either (2.2).
const NO_CHARACTERS = /\p{Surrogate}|[\uFFFE\uFFFF]/gu

/** Text without what XML cannot hold. */
export function xmlText(text: string): string {
  return text.replace(NO_CHARACTERS, '\uFFFD')
}

/** An element with text in it, or nothing where there is none. */
export function optional(name: string, text: string | undefined): Element | undefined {
  return text === undefined || text === '' ? undefined : x(name, xmlText(text))
}

/** Text as it stands in an element, or in an attribute in double quotes. */
export function xmlEscape(text: string): string {
  return text.replace(/[&<"]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`)
}
