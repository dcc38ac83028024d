import type { Direction } from '../locale/direction.js'

const SPECIAL = /[&<>"\0]/
const EACH_SPECIAL = new RegExp(SPECIAL, 'g')

/** Escapes text for HTML: element content and double-quoted attribute values. */
export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(EACH_SPECIAL, entityOf)
}

function entityOf(character: string): string {
  switch (character) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    default:
      return '\uFFFD' // NUL must not stand in HTML
  }
}

/** The language a text is in. */
export interface TextLanguage {
  readonly locale: string
  readonly dir: Direction
}

/** The `lang` and `dir` that a text needs inside a text in another language. */
export function differing(
  inner: TextLanguage,
  outer: TextLanguage,
): { readonly lang: string | undefined; readonly dir: string | undefined } {
  return {
    lang: inner.locale === outer.locale ? undefined : inner.locale,
    dir: inner.dir === outer.dir ? undefined : inner.dir,
  }
}

/**
 * Writes one HTML attribute with a space before it: nothing for `undefined`, the name alone for an
 * empty value.
 *
 * @example attribute('id', 'lead') // => ' id="lead"'
 */
export function attribute(name: string, value: string | undefined): string {
  if (value === undefined) return ''
  return value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`
}

/**
 * Writes HTML attributes, each as {@link attribute} does.
 *
 * @example attributes({ id: 'lead', lang: undefined }) // => ' id="lead"'
 */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  let written = ''
  for (const name of Object.keys(values)) written += attribute(name, values[name])
  return written
}

/** The value of an attribute as it was before a serializer escaped it. */
export function unescapeAttribute(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp)|(lt)|(gt)|quot);/gi,
    (whole, hex, decimal, amp, lt, gt) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      if (amp !== undefined) return '&'
      if (lt !== undefined) return '<'
      return gt === undefined ? '"' : '>'
    },
  )
}
