const TEXT: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;' }
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '"': '&#x22;',
  '&': '&#x26;',
  "'": '&#x27;',
  '`': '&#x60;',
}

/** Escapes text as hast-util-to-html does. */
export function escapeText(text: string): string {
  if (!/[&<]/.test(text)) return text
  return text.replace(/[&<]/g, (character) => TEXT[character] ?? character)
}

/** Escapes the value of an attribute as hast-util-to-html does. */
export function escapeAttribute(value: string): string {
  if (!/["&'`]/.test(value)) return value
  return value.replace(/["&'`]/g, (character) => ATTRIBUTE[character] ?? character)
}
