const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Escapes text for HTML: element content and double-quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

/**
 * Writes HTML attributes, each with a space before it. `undefined` is left out; an empty value makes
 * the name alone.
 *
 * @example attributes({ id: 'lead', lang: undefined }) // => ' id="lead"'
 */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (value === undefined) return ''
      return value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`
    })
    .join('')
}
