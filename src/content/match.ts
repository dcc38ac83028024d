import type { GapReason } from '../article/types.js'
import { alignFeatures } from './align.js'
import { isCopy } from './copies.js'
import { featuresOf } from './features.js'
import type { FileBlock } from './file.js'
import type { TranslationFact } from './record.js'
import { EDITED, similarity, wordsOf } from './similarity.js'
import { textFingerprints } from './text-fingerprints.js'

/** What is known of the translation of one block of the source. */
export interface BlockMatch {
  readonly state: 'translated' | 'outdated' | GapReason
  /** The translation's block, by index, where there is one. */
  readonly translation?: number
  /** The fingerprint of the source text that the translation was made from, where it is known. */
  readonly of?: string
  /** The words that it was made from, if the record kept them. */
  readonly was?: string
  /** No person has accepted it. */
  readonly machine: boolean
  /** Found side by side with its source, never confirmed. */
  readonly assumed: boolean
  /** Both sides have changed since: somebody may have translated the new wording already. */
  readonly edited: boolean
  /** How well the texts fit, where nothing is recorded about them. */
  readonly score?: number
}

/** A translation held against its source. */
export interface TranslationMatch {
  /** One for each block of the source. */
  readonly blocks: readonly BlockMatch[]
  /** Blocks of the translation, by index, whose source is gone. */
  readonly orphans: readonly number[]
}

interface Link extends Omit<BlockMatch, 'translation'> {
  readonly translation: number
}

const PLAIN = { machine: false, assumed: false, edited: false } as const
const ABSENT: BlockMatch = { state: 'absent', ...PLAIN }

/**
 * Holds a translation's blocks against its source's: by what the record knows, by the marks of a
 * work list and by ids first, and for the rest by alignment.
 */
export function matchTranslation(
  source: readonly FileBlock[],
  translation: readonly FileBlock[],
  sourceLocale: string,
  facts: readonly TranslationFact[] = [],
): TranslationMatch {
  const desk = openDesk(source, translation, sourceLocale, facts)
  linkTodo(desk, isSettled(desk))
  linkKnown(desk)
  linkChanged(desk)
  linkAligned(desk)
  linkTodo(desk, () => true)
  return {
    blocks: source.map((_, at) => desk.links.get(at) ?? ABSENT),
    orphans: [...desk.orphans].sort((one, two) => one - two),
  }
}

/** What the steps of one match share. */
interface Desk {
  readonly sourceLocale: string
  readonly source: readonly FileBlock[]
  readonly translation: readonly FileBlock[]
  readonly sourceTexts: readonly string[]
  readonly translationTexts: readonly string[]
  /** The source's blocks by their text's fingerprint. */
  readonly sourcesByText: ReadonlyMap<string, readonly number[]>
  /** What is recorded about translations that are no longer there, by what they were made from. */
  readonly gone: ReadonlyMap<string, TranslationFact>
  readonly factsByText: ReadonlyMap<string, readonly TranslationFact[]>
  readonly links: Map<number, Link>
  readonly placed: Set<number>
  readonly orphans: Set<number>
}

function openDesk(
  source: readonly FileBlock[],
  translation: readonly FileBlock[],
  sourceLocale: string,
  allFacts: readonly TranslationFact[],
): Desk {
  const facts = allFacts.filter(({ field }) => field === undefined)
  const sourceTexts = textFingerprints(source)
  const translationTexts = textFingerprints(translation)
  const present = new Set(translationTexts)
  const gone = facts.filter(({ text }) => !present.has(text))
  return {
    sourceLocale,
    source,
    translation,
    sourceTexts,
    translationTexts,
    sourcesByText: groupBy(sourceTexts.keys(), (at) => sourceTexts[at] ?? ''),
    gone: new Map(gone.map((fact) => [fact.of, fact])),
    factsByText: groupBy(facts, ({ text }) => text),
    links: new Map(),
    placed: new Set(),
    orphans: new Set(),
  }
}

function link(desk: Desk, source: number, made: Link): void {
  desk.links.set(source, made)
  desk.placed.add(made.translation)
}

function freeSource(desk: Desk, text: string | undefined): number | undefined {
  return desk.sourcesByText.get(text ?? '')?.find((at) => !desk.links.has(at))
}

// The first in the source: the order of facts means nothing.
function firstFree(desk: Desk, facts: readonly TranslationFact[]): number | undefined {
  let first: number | undefined
  for (const { of } of facts) {
    const found = freeSource(desk, of)
    if (found !== undefined && (first === undefined || found < first)) first = found
  }
  return first
}

function groupBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

// A copy of the source that waits for its translation says which text it copies.
function linkTodo(desk: Desk, isReady: (todo: string) => boolean): void {
  desk.translation.forEach(({ todo }, translation) => {
    if (todo === undefined || desk.placed.has(translation) || !isReady(todo)) return
    const source = freeSource(desk, todo)
    if (source !== undefined) link(desk, source, { state: 'todo', translation, of: todo, ...PLAIN })
  })
}

// Where a text stands in the source more than once and some of its copies are translated already,
// only the alignment can tell which ones.
function isSettled({ translation, sourcesByText }: Desk): (todo: string) => boolean {
  const copies = groupBy(translation, ({ todo }) => todo ?? '')
  return (todo) => sourcesByText.get(todo)?.length === copies.get(todo)?.length
}

function linkKnown(desk: Desk): void {
  const byId = new Map(desk.source.flatMap(({ id }, at) => (id === undefined ? [] : [[id, at]])))
  desk.translation.forEach(({ id, todo, outdated }, translation) => {
    if (todo !== undefined || desk.placed.has(translation)) return
    const facts = desk.factsByText.get(desk.translationTexts[translation] ?? '') ?? []
    if (outdated !== undefined) {
      const source = freeSource(desk, outdated.is)
      const was = facts.find((fact) => fact.of === outdated.was)?.source
      if (source !== undefined) link(desk, source, outdatedLink(translation, outdated.was, was))
      return
    }
    const current = firstFree(desk, facts)
    if (current !== undefined) {
      const origin = originOf(desk, current, facts)
      const isDone = origin.isConfirmed || !isCopyOf(desk, current, translation)
      const state = isDone ? 'translated' : 'untranslated'
      link(desk, current, { ...origin.known, state, translation })
      return
    }
    const named = id === undefined || facts.length > 0 ? undefined : byId.get(id)
    if (named === undefined || desk.links.has(named)) return
    link(desk, named, { state: 'translated', translation, ...PLAIN, ...changedOf(desk, named) })
  })
}

function outdatedLink(translation: number, of: string, was: string | undefined): Link {
  return { state: 'outdated', translation, of, ...PLAIN, ...(was === undefined ? {} : { was }) }
}

// What the best of the facts about a text and today's source says.
function originOf(
  desk: Desk,
  source: number,
  facts: readonly TranslationFact[],
): { readonly isConfirmed: boolean; readonly known: Omit<BlockMatch, 'state' | 'translation'> } {
  const of = desk.sourceTexts[source] ?? ''
  const origins = new Set(facts.filter((fact) => fact.of === of).map(({ by }) => by))
  const confirmed = origins.has('confirmed') || origins.has('asked')
  const machine = !confirmed && origins.has('machine') && !origins.has('assumed')
  const assumed = !confirmed && origins.has('assumed')
  return { isConfirmed: origins.has('confirmed'), known: { of, machine, assumed, edited: false } }
}

// The record knows these texts, but their source has another wording now, or is gone.
function linkChanged(desk: Desk): void {
  desk.translation.forEach((block, translation) => {
    if (desk.placed.has(translation) || desk.sourcesByText.has(block.todo ?? '')) return
    const facts = desk.factsByText.get(desk.translationTexts[translation] ?? '') ?? []
    const isKnown = facts.length > 0 || block.todo !== undefined || block.outdated !== undefined
    if (!isKnown) return
    const texts = block.todo === undefined ? facts.map(({ source }) => source) : [block.text]
    const found = bestInGap(desk, translation, texts)
    if (found === undefined) {
      desk.orphans.add(translation)
      desk.placed.add(translation)
    } else if (block.todo !== undefined) {
      link(desk, found.source, { state: 'todo', translation, of: block.todo, ...PLAIN })
    } else {
      const fact = facts[found.text]
      const machine = facts.every(({ by }) => by === 'machine')
      link(desk, found.source, {
        ...outdatedLink(translation, fact?.of ?? '', fact?.source),
        machine,
      })
    }
  })
}

function bestInGap(
  desk: Desk,
  translation: number,
  texts: readonly string[],
): { readonly source: number; readonly text: number } | undefined {
  const bags = texts.map(wordsOf)
  const [from, to] = gapAround(desk, translation)
  let best: { source: number; text: number; score: number } | undefined
  for (let source = from; source <= to; source += 1) {
    if (desk.links.has(source)) continue
    const words = wordsOf(desk.source[source]?.text ?? '')
    bags.forEach((bag, text) => {
      const score = similarity(words, bag)
      if (score >= EDITED && score > (best?.score ?? 0)) best = { source, text, score }
    })
  }
  return best
}

function gapAround(desk: Desk, translation: number): readonly [number, number] {
  const last = desk.source.length - 1
  let from = 0
  let to = last
  for (const [source, made] of desk.links) {
    if (made.translation < translation) from = Math.max(from, source + 1)
    else to = Math.min(to, source - 1)
  }
  return from <= to ? [from, to] : [0, last]
}

function linkAligned(desk: Desk): void {
  if (desk.links.size === desk.source.length) return
  if (desk.placed.size === desk.translation.length) return
  const fixed = new Map<number, number>()
  for (const [source, made] of desk.links) fixed.set(source, made.translation)
  const aligned = alignFeatures(featuresOf(desk.source), featuresOf(desk.translation), {
    fixed,
    left: desk.orphans,
  })
  for (const { source, translation, score } of aligned) {
    if (desk.links.has(source) || desk.placed.has(translation)) continue
    link(desk, source, { ...judgeAligned(desk, source, translation, score), score })
  }
}

function judgeAligned(desk: Desk, source: number, translation: number, score: number): Link {
  const todo = desk.translation[translation]?.todo
  if (todo !== undefined) return { state: 'todo', translation, of: todo, ...PLAIN }
  if (isCopyOf(desk, source, translation)) {
    return { state: 'untranslated', translation, ...PLAIN }
  }
  const changed = changedOf(desk, source)
  if (changed.of !== undefined) return { state: 'translated', translation, ...PLAIN, ...changed }
  return { state: score < 0 ? 'unsure' : 'translated', translation, ...PLAIN }
}

function isCopyOf({ source, translation, sourceLocale }: Desk, at: number, other: number): boolean {
  const [own, copy] = [source[at], translation[other]]
  return own !== undefined && copy !== undefined && isCopy(own, copy, sourceLocale)
}

// A translation whose own words changed is known by what its earlier words were made from.
function changedOf(
  desk: Desk,
  source: number,
): Partial<Pick<BlockMatch, 'state' | 'of' | 'was' | 'assumed' | 'edited'>> {
  if (desk.gone.size === 0) return {}
  const of = desk.sourceTexts[source] ?? ''
  const known = desk.gone.get(of)
  if (known !== undefined) return { of, assumed: known.by === 'assumed' }
  const words = wordsOf(desk.source[source]?.text ?? '')
  const earlier = Array.from(desk.gone.values())
    .filter((fact) => !desk.sourcesByText.has(fact.of))
    .find((fact) => similarity(words, wordsOf(fact.source)) >= EDITED)
  if (earlier === undefined) return {}
  return { state: 'outdated', of: earlier.of, was: earlier.source, edited: true }
}
