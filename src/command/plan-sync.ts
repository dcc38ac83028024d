import { fingerprint } from '../article/fingerprint.js'
import { isGap } from '../article/gap.js'
import type { LocalizedText } from '../article/types.js'
import { readFields } from '../content/fields.js'
import type { ParsedFile } from '../content/file.js'
import { matchTranslation, type TranslationMatch } from '../content/match.js'
import { sourceFacts } from '../content/plan-source.js'
import type { PlannedFile } from '../content/plan-write.js'
import {
  type FactOrigin,
  formatRecord,
  RECORD_SUFFIX,
  type SourceFact,
  type TranslationFact,
} from '../content/record.js'
import type { ContentArticle, ContentFile, ContentTranslation } from '../content/types.js'

/** What `stele sync` would write for an article. */
export interface SyncPlan {
  readonly files: readonly PlannedFile[]
  /** How many facts are new, by how they are known. */
  readonly added: Readonly<Record<'assumed' | 'confirmed', number>>
}

/**
 * Plans an article's records: the ids of its source's blocks, and for each translated block which
 * wording it was made from. `base` is the source as it was when it was translated; without it, what
 * stands side by side is assumed to belong together.
 */
export function planSync(content: ContentArticle, base?: ParsedFile): SyncPlan {
  const { source, translations } = content
  const planned = translations.map((file) => {
    const known = base === undefined ? file.record.translations : withBase(content, file, base)
    const facts = translationFacts(content, file, known, base !== undefined)
    return { file, facts }
  })
  const added = { assumed: 0, confirmed: 0 }
  for (const { file, facts } of planned) {
    const old = new Set(file.record.translations.map(keyOf))
    for (const fact of facts) {
      if (!old.has(keyOf(fact))) added[fact.by === 'assumed' ? 'assumed' : 'confirmed'] += 1
    }
  }
  return {
    files: [
      ...recordOf(source, idFacts(content)),
      ...planned.flatMap(({ file, facts }) => recordOf(file, facts)),
    ],
    added,
  }
}

/** A file's record, where it is to hold other facts than it does. */
export function recordOf(
  { path, record }: ContentFile,
  facts: readonly (SourceFact | TranslationFact)[],
): readonly PlannedFile[] {
  const text = formatRecord(facts)
  const isSame = text === formatRecord([...record.sources, ...record.translations])
  return isSame && record.diagnostics.length === 0 ? [] : [{ path: path + RECORD_SUFFIX, text }]
}

function idFacts({ ids, retired, source: { parsed } }: ContentArticle): readonly SourceFact[] {
  const current = sourceFacts({ blocks: ids.map((id) => ({ id })) }, parsed)
  const earlier = Array.from(retired).flatMap(([id, at]) => {
    const fact = current[at]
    return fact === undefined ? [] : [{ ...fact, id }]
  })
  return [...current, ...earlier]
}

function translationFacts(
  content: ContentArticle,
  file: ContentTranslation,
  known: readonly TranslationFact[],
  isNew: boolean,
): readonly TranslationFact[] {
  const { blocks } = content.source.parsed
  const own = file.parsed.blocks
  const match = isNew ? matchTranslation(blocks, own, content.source.locale, known) : file.match
  const added = [...blockFacts(content, file, match, known), ...fieldFacts(content, file, known)]
  // A translation that was edited while its source stayed: the earlier words say nothing more.
  const present = new Set(own.map(({ text }) => fingerprint(text)))
  const restamped = new Set(added.map(({ of }) => of))
  const left = known.filter(
    ({ text, of, field }) => field !== undefined || present.has(text) || !restamped.has(of),
  )
  return [...left, ...added]
}

function blockFacts(
  { source }: ContentArticle,
  { parsed }: ContentTranslation,
  { blocks }: TranslationMatch,
  known: readonly TranslationFact[],
): readonly TranslationFact[] {
  const keys = new Set(known.map(pairOf))
  // What was only assumed is no ground to assume more: a second sync finds what the first one did.
  const firm = known.filter(({ by }) => by !== 'assumed')
  const plain =
    firm.length === known.length
      ? blocks
      : matchTranslation(source.parsed.blocks, parsed.blocks, source.locale, firm).blocks
  return blocks.flatMap(({ state, translation, of }, at): readonly TranslationFact[] => {
    const [words, own] = [source.parsed.blocks[at]?.text, parsed.blocks[translation ?? -1]?.text]
    if (state !== 'translated' || words === undefined || own === undefined) return []
    const fact = { text: fingerprint(own), of: fingerprint(words), source: words }
    if (keys.has(pairOf(fact))) return []
    const alone = plain[at]
    const isNew = of === undefined
    if (isNew && (alone?.state !== 'translated' || alone.translation !== translation)) return []
    const before = of === undefined ? [] : known.filter((each) => each.of === fact.of)
    return [{ ...fact, by: originAfter(before) }]
  })
}

// Whoever edits a translation has read it; but whether it belonged to the source was assumed.
function originAfter(before: readonly TranslationFact[]): FactOrigin {
  return before.every(({ by }) => by === 'assumed') ? 'assumed' : 'confirmed'
}

const FIELDS = ['title', 'summary', 'description'] as const

/** A text of the front matter, in the source and in a translation. */
export interface FieldPair {
  readonly field: (typeof FIELDS)[number]
  readonly words: string
  readonly own: string
  /** What the translation is known to be made from. */
  readonly of: string | undefined
}

/** The texts of the front matter that a translation has. */
export function fieldPairs({ article }: ContentArticle, locale: string): readonly FieldPair[] {
  if (article === undefined) return []
  const texts: Readonly<Record<FieldPair['field'], LocalizedText<string> | undefined>> = {
    title: article.title,
    summary: article.summary,
    description: article.localized?.description,
  }
  return FIELDS.flatMap((field) => {
    const [words, entry] = [texts[field]?.[article.source], texts[field]?.[locale]]
    if (typeof words !== 'string' || entry === undefined || entry === null || isGap(entry))
      return []
    const own = typeof entry === 'string' ? { text: entry, of: undefined } : entry
    return [{ field, words, own: own.text, of: own.of }]
  })
}

function fieldFacts(
  content: ContentArticle,
  { locale }: ContentTranslation,
  known: readonly TranslationFact[],
): readonly TranslationFact[] {
  return fieldPairs(content, locale).flatMap(({ field, words, own, of }): TranslationFact[] => {
    const fact = { field, text: fingerprint(own), of: fingerprint(words), source: words }
    const isKnown = known.some((each) => each.field === field && each.text === fact.text)
    if (isKnown || (of !== undefined && of !== fact.of)) return []
    const before = known.filter((each) => each.field === field && each.of === fact.of)
    return [{ ...fact, by: originAfter(before) }]
  })
}

// What the texts were made from, by an earlier source; what was only assumed about them goes.
function withBase(
  content: ContentArticle,
  file: ContentTranslation,
  base: ParsedFile,
): readonly TranslationFact[] {
  const { locale } = content.source
  const match = matchTranslation(base.blocks, file.parsed.blocks, locale)
  const blocks = blockFacts(
    { ...content, source: { ...content.source, parsed: base } },
    file,
    match,
    [],
  )
  const texts = readFields(base.frontMatter).texts
  const fields = fieldPairs(content, file.locale).flatMap(({ field, own }) => {
    const words = texts.get(field)
    if (words === undefined) return []
    return [{ field, text: fingerprint(own), of: fingerprint(words), source: words }]
  })
  const facts = [...blocks, ...fields].map(
    (fact): TranslationFact => ({ ...fact, by: 'confirmed' }),
  )
  const told = new Set(facts.map(({ field, text }) => `${field} ${text}`))
  const left = file.record.translations.filter(
    ({ field, text, by }) => by !== 'assumed' || !told.has(`${field} ${text}`),
  )
  return [...left, ...facts]
}

function keyOf({ field, text, of, by }: TranslationFact): string {
  return [field, text, of, by].join(' ')
}

function pairOf({ field, text, of }: Omit<TranslationFact, 'by'>): string {
  return [field, text, of].join(' ')
}
