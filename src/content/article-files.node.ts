import { join } from 'node:path'
import type { Diagnostic } from '../errors.js'
import { controlFindings } from './control-characters.js'
import { parseFile } from './file.js'
import type { TextFile } from './memory.node.js'
import type { PlacedFile } from './place-files.js'
import { readText } from './read-file.node.js'
import { NO_RECORD, parseRecord, RECORD_SUFFIX } from './record.js'
import type { ContentFile } from './types.js'

/** The texts of an article's files, and what was wrong with them. */
interface ReadFiles<C extends string> {
  readonly files: readonly TextFile<C>[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the files of an article and the records beside them. */
export function readFiles<C extends string>(
  folder: string,
  places: readonly PlacedFile<C>[],
  records: ReadonlySet<string>,
): ReadFiles<C> {
  const files: TextFile<C>[] = []
  const diagnostics: Diagnostic[] = []
  for (const { path, locale, layout } of places) {
    const read = readText(join(folder, path), path)
    if (read.diagnostic !== undefined) {
      diagnostics.push({ ...read.diagnostic, locale })
      continue
    }
    diagnostics.push(...controlFindings(read.text, path, locale))
    const recordPath = path + RECORD_SUFFIX
    const record = records.has(recordPath)
      ? readText(join(folder, recordPath), recordPath)
      : undefined
    if (record?.diagnostic !== undefined) diagnostics.push({ ...record.diagnostic, locale })
    files.push({
      locale,
      path,
      layout,
      text: read.text,
      digest: read.digest,
      record: record?.text,
      recordDigest: record?.digest,
    })
  }
  return { files, diagnostics }
}

/** Takes a file and its record apart. */
export function parseText<C extends string>({
  locale,
  path,
  layout,
  text,
  record,
}: TextFile<C>): ContentFile<C> {
  return {
    locale,
    path,
    layout,
    parsed: parseFile(text),
    record: record === undefined ? NO_RECORD : parseRecord(record),
  }
}
