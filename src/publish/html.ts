import { SteleError } from '../errors.js'
import { escapeHtml } from '../render/html.js'

// A symbol cannot come out of JSON: what an article's own data holds is never taken for HTML.
const WRITTEN = Symbol('html')

/** HTML that was written by a template, not by an author. */
export interface Html {
  readonly [WRITTEN]: string
}

/** What may stand in a template. Nothing is shown for `undefined`, `null`, `false` and `''`. */
export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[]

/** Attributes by name. `undefined` and `false` are left out; `true` makes the name alone. */
export type AttributeValues = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * A template for HTML. Texts are escaped, for element content and for double-quoted attributes;
 * other templates and lists of them are taken as they are.
 *
 * @example String(html`<p title="${'"'}">${'<b>'}</p>`) // => '<p title="&quot;">&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let written = strings[0] ?? ''
  for (let at = 0; at < values.length; at += 1) written += write(values[at]) + strings[at + 1]
  return dangerouslyHtml(written)
}

/** Takes a string for HTML, as it is. Only for what a renderer or a template has made. */
export function dangerouslyHtml(text: string): Html {
  const written = { [WRITTEN]: text, toString: textOf }
  return written
}

function textOf(this: Html): string {
  return this[WRITTEN]
}

/**
 * Attributes for a template, each with a space before it.
 *
 * @example String(html`<p${attributes({ lang: 'uk', dir: undefined })}>`) // => '<p lang="uk">'
 */
export function attributes(values: AttributeValues): Html {
  let written = ''
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value === undefined || value === false) continue
    written += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
  }
  return dangerouslyHtml(written)
}

/** Parts one below the other; those that show nothing take no line. */
export function lines(...parts: readonly HtmlValue[]): Html {
  let written = ''
  for (const part of parts) {
    const text = write(part)
    if (text !== '') written += written === '' ? text : `\n${text}`
  }
  return dangerouslyHtml(written)
}

/** The text of a template. */
export function htmlText(value: Html): string {
  return value[WRITTEN]
}

function write(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (value === undefined || value === null || typeof value === 'boolean') return ''
  if (typeof value === 'number') return String(value)
  if (isList(value)) return writeAll(value)
  const written: string | undefined = value[WRITTEN]
  if (written !== undefined) return written
  throw new SteleError('invalid-option', 'A template was given an object.', {
    hint: 'Give a text, a number, a list of these, or what `html` made.',
  })
}

function writeAll(values: readonly HtmlValue[]): string {
  let written = ''
  for (const value of values) written += write(value)
  return written
}

// `Array.isArray` does not narrow readonly arrays.
function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value)
}
