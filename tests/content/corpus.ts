import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Real articles to try things on. They are not part of the project, and may be absent. */
export const CORPUS = join(import.meta.dirname, '../../../shared/corpus')

export const hasCorpus = existsSync(CORPUS)
if (!hasCorpus) console.warn('tests on the corpus are skipped: ../shared/corpus is not there')

export function corpusFiles(folder = ''): readonly string[] {
  return readdirSync(join(CORPUS, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.md(?:\.txt)?$/.test(file))
    .sort()
    .map((file) => join(CORPUS, folder, file))
}
