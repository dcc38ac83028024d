import { readArticle } from '../article/validate.js'
import type { Locales } from '../locale/types.js'
import { type Anchors, anchorsOf } from './anchors.js'
import { articleInput } from './article-input.js'
import { type FileFields, readFields } from './fields.js'
import { differences, fileFindings, unitFindings } from './file-findings.js'
import { blockIds } from './ids.js'
import { keptIds, retiredIds } from './kept-ids.js'
import { type ArticleImages, NO_IMAGES } from './local-image.js'
import { matchTranslation } from './match.js'
import type { ContentArticle, ContentFile } from './types.js'
import { unitsOf } from './units.js'

/** Puts an article together from the files of its locales. */
export function assembleArticle<C extends string>(
  locales: Locales<C>,
  id: string,
  source: ContentFile<C>,
  others: readonly ContentFile<C>[],
  images: ArticleImages = NO_IMAGES,
): ContentArticle<C> {
  const { blocks } = source.parsed
  const kept = keptIds(blocks, source.record.sources)
  const { ids, diagnostics: idFindings } = blockIds(blocks, kept)
  const retired = retiredIds(blocks, ids, kept, source.record.sources)
  const translations = others.map((file) => ({
    ...file,
    match: matchTranslation(blocks, file.parsed.blocks, source.locale, file.record.translations),
  }))
  const anchors = new Map<C, Anchors>([[source.locale, anchorsOf(ids, blocks, retired)]])
  for (const { locale, parsed, match } of translations) {
    anchors.set(locale, anchorsOf(ids, blocks, retired, { blocks: parsed.blocks, match }))
  }
  const units = unitsOf(blocks)
  const draft: ContentArticle<C> = {
    id,
    source,
    translations,
    ids,
    retired,
    anchors,
    images,
    diagnostics: [],
  }
  const fields = new Map(
    [source, ...translations].map((file) => [file, readFields(file.parsed.frontMatter)]),
  )
  const fieldsOf = (file: ContentFile<C>): FileFields =>
    fields.get(file) ?? readFields(file.parsed.frontMatter)
  const read = readArticle(locales, articleInput(draft, units, fieldsOf))
  const findings = [
    ...idFindings.map((finding) => ({ ...finding, file: source.path, locale: source.locale })),
    ...[source, ...translations].flatMap((file) => fileFindings(file, fieldsOf(file))),
    ...translations.flatMap((file) => differences(file, fieldsOf(source), fieldsOf(file))),
    ...unitFindings(source, ids, units),
    ...(read.issues ?? []).map((issue) => ({ ...issue, file: source.path })),
  ]
  return {
    ...draft,
    diagnostics: findings,
    ...(read.issues === undefined && { article: read.value }),
  }
}
