/** Escapes text as hast-util-to-html does. */
export function escapeText(text: string): string {
  if (!/[&<]/.test(text)) return text
  return text.replace(/[&<]/g, (character) => (character === '&' ? '&#x26;' : '&#x3C;'))
}

/** Escapes the value of an attribute as hast-util-to-html does. */
export function escapeAttribute(value: string): string {
  if (!/["&'`]/.test(value)) return value
  return value.replace(/["&'`]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`)
}
