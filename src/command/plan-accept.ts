import { fingerprint } from '../article/fingerprint.js'
import { withoutWorkMarks } from '../content/comments.js'
import { rebuildFile } from '../content/edit-file.js'
import { formatFile } from '../content/file.js'
import type { BlockMatch } from '../content/match.js'
import type { PlannedFile } from '../content/plan-write.js'
import type { TranslationFact } from '../content/record.js'
import type { ContentArticle, ContentTranslation } from '../content/types.js'
import { list, quote, SteleError } from '../errors.js'
import { fieldPairs, recordOf } from './plan-sync.js'

/** What `stele accept` would write. */
export interface AcceptPlan {
  readonly files: readonly PlannedFile[]
  /** The ids of the blocks, and `@title` and the like, that are confirmed now. */
  readonly accepted: readonly string[]
}

/**
 * Plans to confirm translations for the source's wording of today: all that are outdated, assumed or
 * by a machine, or the blocks that are named. A block that is unsure or still the source's words is
 * confirmed only by name.
 *
 * @throws SteleError `invalid-option` when a name has no translation
 */
export function planAccept(
  content: ContentArticle,
  locale: string,
  names: readonly string[] = [],
): AcceptPlan {
  const file = content.translations.find((each) => each.locale === locale)
  if (file === undefined) {
    throw new SteleError(
      'invalid-option',
      `${quote(content.id)} has no file in ${quote(locale)}.`,
      {
        hint: `Make one: stele translate ${content.id} ${locale}.`,
      },
    )
  }
  const places = chosenPlaces(content, file, names)
  const facts = [...blockFacts(content, file, places), ...chosenFields(content, file, names)]
  if (facts.length === 0) return { files: [], accepted: [] }
  const told = new Set(facts.map(({ field, text }) => `${field} ${text}`))
  const left = file.record.translations.filter(({ field, text }) => !told.has(`${field} ${text}`))
  const text = withoutMarks(file, places)
  return {
    files: [
      ...(text === formatFile(file.parsed) ? [] : [{ path: file.path, text }]),
      ...recordOf(file, [...left, ...facts]),
    ],
    accepted: [
      ...places.map((at) => content.ids[at] ?? ''),
      ...facts.flatMap(({ field }) => (field === undefined ? [] : [`@${field}`])),
    ],
  }
}

function chosenPlaces(
  { ids, id }: ContentArticle,
  { match, locale }: ContentTranslation,
  names: readonly string[],
): readonly number[] {
  if (names.length === 0) {
    return match.blocks.flatMap((each, at) => (awaitsAcceptance(each) ? [at] : []))
  }
  return names
    .filter((name) => !name.startsWith('@'))
    .map((name) => {
      const at = ids.indexOf(name)
      if (at === -1) {
        throw new SteleError('invalid-option', `${quote(id)} has no block ${quote(name)}.`, {
          hint: `Blocks: ${list(ids.slice(0, MOST_NAMES))}${ids.length > MOST_NAMES ? '…' : ''}.`,
        })
      }
      const found = match.blocks[at]
      if (found?.translation !== undefined && found.state !== 'todo') return at
      throw new SteleError(
        'invalid-option',
        `Block ${quote(name)} has no translation in ${quote(locale)} to accept.`,
        { hint: 'Translate it, and remove the line with "stele:todo" above it.' },
      )
    })
}

const MOST_NAMES = 20

function awaitsAcceptance({ state, assumed, machine, of }: BlockMatch): boolean {
  if (state === 'outdated') return true
  return state === 'translated' && (assumed || machine || of === undefined)
}

function blockFacts(
  { source }: ContentArticle,
  { parsed, match }: ContentTranslation,
  places: readonly number[],
): readonly TranslationFact[] {
  return places.flatMap((at): TranslationFact[] => {
    const words = source.parsed.blocks[at]?.text
    const own = parsed.blocks[match.blocks[at]?.translation ?? -1]?.text
    if (words === undefined || own === undefined) return []
    return [{ text: fingerprint(own), of: fingerprint(words), source: words, by: 'confirmed' }]
  })
}

function chosenFields(
  content: ContentArticle,
  { locale, record }: ContentTranslation,
  names: readonly string[],
): readonly TranslationFact[] {
  const pairs = fieldPairs(content, locale)
  const known = pairs.map(({ field }) => `@${field}`)
  const unknown = names.find((name) => name.startsWith('@') && !known.includes(name))
  if (unknown !== undefined) {
    throw new SteleError('invalid-option', `There is no ${quote(unknown)} in ${quote(locale)}.`, {
      hint: `Texts of the front matter: ${list(known)}.`,
    })
  }
  return pairs
    .filter(({ field }) => names.length === 0 || names.includes(`@${field}`))
    .map(({ field, words, own }): TranslationFact => {
      return {
        field,
        text: fingerprint(own),
        of: fingerprint(words),
        source: words,
        by: 'confirmed',
      }
    })
    .filter(({ field, text, of }) => {
      return !record.translations.some(
        (each) =>
          each.field === field && each.text === text && each.of === of && each.by === 'confirmed',
      )
    })
}

function withoutMarks(
  { path, parsed, match }: ContentTranslation,
  places: readonly number[],
): string {
  const marked = new Set(places.map((at) => match.blocks[at]?.translation))
  const pieces = parsed.blocks.map(({ before, source }, at) => {
    return { before: marked.has(at) ? withoutWorkMarks(before) : before, source }
  })
  return rebuildFile(parsed, pieces, path)
}
