import { parseDocument } from 'yaml'

/**
 * Gives fields of a file's front matter other values, or takes them away (`undefined`). Other
 * fields and their comments stay.
 */
export function editHead(head: string, changes: ReadonlyMap<string, unknown>): string {
  if (changes.size === 0) return head
  const mark = head.startsWith('\uFEFF') ? '\uFEFF' : ''
  const lines = head.slice(mark.length).split(/(?<=\n)/)
  const isEmpty = lines.join('') === ''
  const lineEnd = head.includes('\r\n') ? '\r\n' : '\n'
  const document = parseDocument(isEmpty ? '' : lines.slice(1, -1).join(''))
  for (const [name, value] of changes) {
    if (value === undefined) document.delete(name)
    else document.set(name, value)
  }
  const hasFields = Object.keys(Object(document.toJS())).length > 0
  const yaml = hasFields ? document.toString({ lineWidth: 0 }) : ''
  const first = isEmpty ? '---\n' : (lines[0] ?? '')
  const last = isEmpty ? '---\n' : (lines.at(-1) ?? '')
  const edited = `${first}${yaml}${last}`.replace(/\r?\n/g, lineEnd)
  return mark + edited
}
