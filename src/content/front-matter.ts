import { isAlias, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { faultOfKey, isJson } from '../article/rules.js'
import { type Diagnostic, quote } from '../errors.js'
import { plainFields } from './plain-fields.js'

/** One field of a file's front matter, and where it stands. */
export interface FrontMatterField {
  /** Plain JSON. */
  readonly value: unknown
  readonly line: number
  readonly column: number
}

/** What a file says about itself before its text. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, FrontMatterField>
  readonly diagnostics: readonly Diagnostic[]
}

// Deep nesting and alias bombs make the YAML parser abort the process, so both are looked for
// before it runs. No real front matter comes near these.
const MAX_LENGTH = 64 * 1024
const MAX_DEPTH = 32
const MAX_ALIASES = 100

const NO_FIELDS: ReadonlyMap<string, FrontMatterField> = new Map()

/**
 * How many characters at a file's start are its head: a byte order mark, and front matter between
 * two lines of `---`. A `---` that is never closed is a rule, not front matter.
 */
export function lengthOfHead(text: string): number {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const first = lineAt(text, start)
  if (!/^---(?:[ \t]*|[a-z]+)[ \t]*$/i.test(first.text)) return start
  for (let at = first.next; at < text.length; ) {
    const line = lineAt(text, at)
    if (/^---[ \t]*$/.test(line.text)) return line.next
    at = line.next
  }
  return start
}

/** Reads the YAML in a file's head. Nothing in it is ever run. */
export function readFrontMatter(head: string): FrontMatter {
  const opening = lineAt(head, head.startsWith('\uFEFF') ? 1 : 0)
  if (!opening.text.startsWith('---')) return { fields: NO_FIELDS, diagnostics: [] }
  const yaml = withoutLastLine(head.slice(opening.next))
  const fault = faultOf(opening.text, yaml)
  if (fault === undefined) return readYaml(yaml)
  return { fields: NO_FIELDS, diagnostics: [finding(...fault, 1, 1)] }
}

function faultOf(opening: string, yaml: string): readonly [string, string] | undefined {
  const language = opening.replace(/^---/, '').trim()
  if (language !== '' && language.toLowerCase() !== 'yaml') {
    return [
      'front-matter-language',
      `Front matter in ${quote(language)} is not read. Write it in YAML, between two lines of "---".`,
    ]
  }
  if (yaml.length > MAX_LENGTH) {
    return [
      'front-matter-too-large',
      `The front matter has ${yaml.length} characters; at most ${MAX_LENGTH} are read. Move the text into the body.`,
    ]
  }
  if (isDeep(yaml)) {
    return [
      'front-matter-too-deep',
      `The front matter is nested more than ${MAX_DEPTH} levels deep. Make it flatter.`,
    ]
  }
  const aliases = yaml.match(/(?:^|[\s,[{])\*[^\s,*\]}]/g)?.length ?? 0
  if (aliases <= MAX_ALIASES) return undefined
  return [
    'front-matter-aliases',
    `The front matter has ${aliases} aliases; at most ${MAX_ALIASES} are read. Write the values out.`,
  ]
}

// Counts brackets wherever they stand: a quoted text full of them is refused too, which is safe.
function isDeep(yaml: string): boolean {
  let depth = 0
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > MAX_DEPTH) return true
  }
  const indents: number[] = []
  for (const line of yaml.split('\n')) {
    const indent = /^(?:[-?:] +| )*/.exec(line)?.[0] ?? ''
    if (line.trim() === '') continue
    while ((indents.at(-1) ?? -1) >= indent.length) indents.pop()
    indents.push(indent.length)
    const compact = indent.match(/[-?:] /g)?.length ?? 0
    if (indents.length + compact > MAX_DEPTH) return true
  }
  return false
}

function readYaml(yaml: string): FrontMatter {
  const plain = plainFields(yaml)
  if (plain !== undefined && Array.from(plain.keys()).every((name) => !faultOfKey(name))) {
    return { fields: plain, diagnostics: [] }
  }
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false })
  const diagnostics: Diagnostic[] = document.errors.map((error) => {
    const { line, col } = lineCounter.linePos(error.pos[0])
    const message = `The front matter is not valid YAML: ${error.message}. Mend it.`
    return finding('front-matter-syntax', message, line + 1, col)
  })
  const fields = new Map<string, FrontMatterField>()
  if (diagnostics.length > 0 || document.contents === null) return { fields, diagnostics }
  if (!isMap(document.contents)) {
    const message = 'The front matter is not a list of "name: value" lines. Mend or remove it.'
    return { fields, diagnostics: [finding('front-matter-syntax', message, 2, 1)] }
  }
  for (const { key, value } of document.contents.items) {
    const at = isScalar(key) ? lineCounter.linePos(key.range?.[0] ?? 0) : { line: 1, col: 1 }
    const place = [at.line + 1, at.col] as const
    const name = isScalar(key) ? String(key.value) : ''
    const fault = faultOfKey(name)
    if (fault !== undefined) {
      diagnostics.push(finding('bad-key', `${quote(name)} ${fault}. Rename it.`, ...place))
      continue
    }
    const plain = toJson(value, document)
    if (plain === undefined) {
      const message = `${quote(name)} holds something that JSON cannot keep. Use plain values.`
      diagnostics.push(finding('not-json', message, ...place))
    } else fields.set(name, { value: plain, line: place[0], column: place[1] })
  }
  return { fields, diagnostics }
}

function toJson(value: unknown, document: ReturnType<typeof parseDocument>): unknown {
  if (value === null || value === undefined) return null
  const node = isAlias(value) ? value.resolve(document) : value
  if (typeof node !== 'object' || node === null || !('toJS' in node)) return undefined
  if (typeof node.toJS !== 'function') return undefined
  const plain: unknown = node.toJS(document, { maxAliasCount: MAX_ALIASES })
  return isJson(plain) ? plain : undefined
}

function finding(code: string, message: string, line: number, column: number): Diagnostic {
  return { code, severity: 'error', message, line, column }
}

function lineAt(text: string, start: number): { readonly text: string; readonly next: number } {
  const newline = text.indexOf('\n', start)
  const next = newline === -1 ? text.length : newline + 1
  return { text: text.slice(start, next).replace(/\r?\n$/, ''), next }
}

function withoutLastLine(text: string): string {
  const end = text.replace(/\r?\n$/, '').lastIndexOf('\n')
  return text.slice(0, end + 1)
}
