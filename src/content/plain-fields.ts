import type { FrontMatterField } from './front-matter.js'

const LINE = /^([A-Za-z][\w-]*): (.+)$/
// Text of letters, numbers and signs that mean nothing to YAML wherever they stand, from a letter on.
const TEXT = /^\p{L}(?:[\p{L}\p{M}\p{N} .,;!?'"()/&+«»„“”‘’–—-]*[\p{L}\p{M}\p{N}.,;!?'")»“”’])?$/u
// YAML 1.2 has no type for dates.
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?$/
// What is no text though it begins with a letter (YAML 1.2.2, 10.3.2).
const WORD = /^(?:null|true|false)$/i

/**
 * The fields of YAML whose every line is `name: value` with a value that is certainly its own text, or
 * `undefined`. Lines count from the one before the YAML.
 */
export function plainFields(yaml: string): ReadonlyMap<string, FrontMatterField> | undefined {
  const fields = new Map<string, FrontMatterField>()
  const lines = yaml.replace(/\n$/, '').split('\n')
  for (const [at, line] of lines.entries()) {
    const [, name = '', value = ''] = LINE.exec(line) ?? []
    if (name === '' || WORD.test(name) || WORD.test(value) || fields.has(name)) return undefined
    if (!TEXT.test(value) && !DATE.test(value)) return undefined
    fields.set(name, { value, line: at + 2, column: 1 })
  }
  return fields
}
