import type { Diagnostic } from '../errors.js'
import { counted } from './counted.js'
import { DIAGNOSTIC_CODES } from './diagnostic-codes.js'
import type { Paint } from './terminal.js'

/** How findings may be written. */
export const FORMATS = ['text', 'json', 'github', 'sarif'] as const

/** One of {@link FORMATS}. */
export type FindingFormat = (typeof FORMATS)[number]

/** Writes findings in a format; files are named as they should be read. */
export function formatFindings(
  findings: readonly Diagnostic[],
  format: FindingFormat,
  paint: Paint,
): string {
  switch (format) {
    case 'text':
      return formatText(findings, paint)
    case 'json':
      return `${JSON.stringify(findings, undefined, 2)}\n`
    case 'github':
      return findings.map(formatAnnotation).join('')
    case 'sarif':
      return `${JSON.stringify(sarifOf(findings), undefined, 2)}\n`
  }
}

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const

function formatText(findings: readonly Diagnostic[], paint: Paint): string {
  const lines = findings.map(({ code, severity, message, ...place }) => {
    // What is wrong may be nothing that a file says.
    const where = place.file === '' ? '' : `${placeOf(place)} `
    return `${where}${paint(STYLES[severity], severity)} ${message} ${paint('dim', code)}\n`
  })
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    return findings.filter((finding) => finding.severity === severity).length
  })
  const [errors = 0, warnings = 0, infos = 0] = counts
  if (findings.length === 0) return 'Nothing found.\n'
  return `${lines.join('')}\n${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}\n`
}

function placeOf({ file = '', line = 1, column = 1 }: Partial<Diagnostic>): string {
  return `${file}:${line}:${column}`
}

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
function formatAnnotation(finding: Diagnostic): string {
  const { code, severity, message, file = '', line = 1, column = 1 } = finding
  const properties = `file=${property(file)},line=${line},col=${column},title=${property(code)}`
  return `::${COMMANDS[severity]} ${properties}::${escapeCommand(message)}\n`
}

function escapeCommand(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escapeCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
function sarifOf(findings: readonly Diagnostic[]): unknown {
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  const rules = codes.map((id) => ({
    id,
    shortDescription: { text: DIAGNOSTIC_CODES[id] ?? id },
  }))
  const results = findings.map(({ code, severity, message, file = '', line = 1, column = 1 }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    // Columns count UTF-16 units, as editors do.
    runs: [{ tool: { driver: { name: 'stele', rules } }, columnKind: 'utf16CodeUnits', results }],
  }
}
