import type { Element, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Article } from '../article/types.js'
import { quote, SteleError } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { notXml } from './characters.js'
import { collectUnits, wantedUnits } from './collect.js'
import type { ExportResult, XliffOptions } from './types.js'
import { xliff12 } from './xliff-write-12.js'
import { xliff21 } from './xliff-write-21.js'

/**
 * An XLIFF file, 2.1 or 1.2: one unit of one segment for each text, white space exact, Markdown's
 * markup as protected inline codes. The state says what is missing, outdated or a machine's.
 *
 * XLIFF 2.1 has one source language, so articles written in different locales need a file each.
 * XLIFF 1.2 cannot hold control characters: such a text is left out, with a diagnostic.
 *
 * @throws SteleError `unknown-locale`, `invalid-option`
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
 * @see https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
export function exportXliff<C extends string, M>(
  locales: Locales<C>,
  articles: readonly Article<C, M>[],
  locale: NoInfer<C>,
  { version = '2.1', ...options }: XliffOptions = {},
): ExportResult {
  if (version !== '2.1' && version !== '1.2') {
    throw new SteleError('invalid-option', `XLIFF ${quote(version)} is not written here.`, {
      hint: 'Use version "2.1" or "1.2".',
    })
  }
  const target = locales.get(locale)
  const units = wantedUnits<C, M>(locales, target.code, options)
  const collected = collectUnits(articles, units, version === '1.2' ? faultOfText : () => undefined)
  const write = version === '1.2' ? xliff12 : xliff21
  const text = stringify(write(collected.articles, locales, target))
  return { text, units: collected.units, diagnostics: collected.diagnostics }
}

function faultOfText(text: string): string | undefined {
  const character = notXml(text)
  return character && `holds the character ${character}, which XLIFF 1.2 cannot hold (2.1 can)`
}

function stringify(xliff: Element): string {
  const declaration = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' }
  const tree = { ...x(null), children: [declaration, { type: 'text', value: '\n' }, xliff] } as Root
  const xml = toXml(tree, { closeEmptyElements: true, tightClose: true })
  // What the writer leaves bare: a carriage return would come back as a line feed (XML 1.0, 2.11),
  // and `]]>` may not stand in a text (2.4).
  return `${xml.replaceAll('\r', '&#xD;').replaceAll(']]>', ']]&gt;')}\n`
}
