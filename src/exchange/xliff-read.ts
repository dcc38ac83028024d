import type { Article } from '../article/types.js'
import { quote } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { decode } from './decode.js'
import { mergeTexts } from './merge.js'
import type { ImportOptions, ImportResult, IncomingFile } from './types.js'
import { NAMESPACE_2, readXliff2 } from './xliff-read-2.js'
import { NAMESPACE_12, readXliff12 } from './xliff-read-12.js'
import { invalidXml, readXml } from './xml.js'

/**
 * Puts the translations of an XLIFF file (2.1, 2.0 or 1.2) into articles. Segments that a tool made
 * are joined, protected markup comes back exactly; modules and extensions are ignored with a notice.
 *
 * @throws SteleError `invalid-exchange-file` with the line, `invalid-option`, `unknown-locale`
 */
export function importXliff<C extends string, M>(
  locales: Locales<C>,
  articles: readonly Article<C, M>[],
  file: string | Uint8Array,
  options: ImportOptions<NoInfer<C>> = {},
): ImportResult<C, M> {
  return mergeTexts(locales, articles, readXliff(decode(file)), options)
}

function readXliff(text: string): IncomingFile {
  const root = readXml(text)
  const version = root.attributes.get('version') ?? ''
  if (root.name === 'xliff' && root.namespace === NAMESPACE_12) return readXliff12(root)
  if (root.name === 'xliff' && root.namespace === NAMESPACE_2) return readXliff2(root)
  const what = root.name === 'xliff' ? `XLIFF ${version}` : `<${root.name}>`
  throw invalidXml(
    `The file is ${what} in the namespace ${quote(root.namespace)}, not XLIFF 2.1, 2.0 or 1.2`,
    root.line,
  )
}
