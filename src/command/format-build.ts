import type { BuiltSite } from '../build/types.js'
import type { Diagnostic } from '../errors.js'
import { formatCount } from './build-progress.js'
import { formatFindings } from './format-findings.js'
import { type Cell, formatTable, type Paint } from './terminal.js'

/** What was built, for people. */
export function formatBuild(
  site: BuiltSite,
  findings: readonly Diagnostic[],
  { folder, milliseconds }: { readonly folder: string; readonly milliseconds: number },
  paint: Paint,
): string {
  const { now, until, locales, files, bytes, made, written, deleted } = site
  const head = ['locale', 'pages', 'listed', 'coverage', 'size', 'time']
  const rows = locales.map((each) => [
    each.locale,
    right(formatCount(each.pages)),
    right(formatCount(each.listed)),
    right(`${Math.floor(each.coverage * 100)}%`),
    right(formatBytes(each.bytes)),
    right(formatSeconds(each.milliseconds)),
  ])
  return [
    findings.length === 0 ? '' : `${formatFindings(findings, 'text', paint)}\n`,
    formatTable([head.map((text, at) => (at === 0 ? text : right(text))), ...rows]),
    `\n${formatCount(files)} files, ${formatBytes(bytes)}, in ${folder}: `,
    `${formatCount(made)} made, ${formatCount(written)} written, ${formatCount(deleted)} deleted, `,
    `in ${formatSeconds(milliseconds)}.\n`,
    locales.some(({ pages }) => pages > 0) ? '' : NOTHING_PUBLISHED,
    `The site is that of ${now}${until === undefined ? '' : `; build it again at ${until}`}.\n`,
  ].join('')
}

const NOTHING_PUBLISHED =
  'No article is on the site: drafts (`draft: true`) and what is not published yet are left out.\n'

function right(text: string): Cell {
  return { text, right: true }
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
