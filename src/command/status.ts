import { countCharacters, holdsOnlyDefinitions } from '../article/countable.js'
import type { Article, GapReason } from '../article/types.js'
import type { BlockMatch } from '../content/match.js'
import type { ContentArticle, ContentTranslation } from '../content/types.js'
import type { Locales } from '../locale/types.js'
import { coverageIn } from '../resolve/coverage.js'

/**
 * How far one block is translated. `assumed`: found side by side with its source, never confirmed;
 * `machine`: no person has accepted it; the others as articles have them.
 */
export type WorkState = 'translated' | 'assumed' | 'machine' | 'outdated' | 'omitted' | GapReason

/** One block, and how far it is translated. */
export interface WorkItem {
  readonly block: string
  readonly state: WorkState
  /** Where: in the translation, or in the source where there is none. */
  readonly file: string
  readonly line: number
  /** Outdated, and its own words have changed since: it may be up to date already. */
  readonly edited: boolean
}

/** How far an article is translated into a locale. */
export interface LocaleStatus {
  readonly locale: string
  /** The locale's file, if there is one. */
  readonly file?: string
  /** The share of the source's characters, from 0 to 1, as `coverageOf` has it. */
  readonly coverage: number
  /** How many blocks are in each state. */
  readonly states: Readonly<Record<WorkState, number>>
  /** Outdated blocks whose own words have changed since. */
  readonly edited: number
  /** Blocks of the translation whose source is gone. */
  readonly orphans: number
  /** Everything that is not done. */
  readonly work: readonly WorkItem[]
}

/** How far an article is translated. */
export interface ArticleStatus {
  readonly article: string
  readonly source: string
  readonly file: string
  /** How many blocks there are to translate, and of how many characters. */
  readonly blocks: number
  readonly characters: number
  /** Every locale but the source's. Empty where the files make no valid article. */
  readonly locales: readonly LocaleStatus[]
}

/** How far an article is translated into each locale. */
export function statusOf(locales: Locales, content: ContentArticle): ArticleStatus {
  const { article, id, source } = content
  const places = article === undefined ? [] : placesOf(article, content)
  const others = locales.codes.filter((code) => code !== source.locale)
  return {
    article: id,
    source: source.locale,
    file: source.path,
    blocks: places.length,
    characters: places.reduce((sum, { characters }) => sum + characters, 0),
    locales:
      article === undefined
        ? []
        : others.map((code) => localeStatus(code, article, content, places)),
  }
}

/** A block that counts: its place in the source's file. */
export interface Place {
  readonly at: number
  readonly id: string
  readonly characters: number
}

/** The blocks of an article that there are to translate. */
export function placesOf(article: Article, { ids, source }: ContentArticle): readonly Place[] {
  const blocks = new Map(article.blocks.map(({ id, text }) => [id, text]))
  return ids.flatMap((id, at): Place[] => {
    const text = blocks.get(id)
    const words = source.parsed.blocks[at]?.text ?? ''
    if (text === undefined || typeof text === 'string' || holdsOnlyDefinitions(words)) return []
    const characters = countCharacters(words)
    return characters === 0 ? [] : [{ at, id, characters }]
  })
}

const NONE: Readonly<Record<WorkState, number>> = {
  translated: 0,
  assumed: 0,
  machine: 0,
  outdated: 0,
  omitted: 0,
  absent: 0,
  untranslated: 0,
  unsure: 0,
  todo: 0,
}

const DONE: readonly WorkState[] = ['translated', 'assumed', 'omitted']

function localeStatus(
  locale: string,
  article: Article,
  content: ContentArticle,
  places: readonly Place[],
): LocaleStatus {
  const file = content.translations.find((each) => each.locale === locale)
  const items = places.map((place) => itemOf(place, content, file))
  const states = { ...NONE }
  for (const { state } of items) states[state] += 1
  return {
    locale,
    ...(file === undefined ? {} : { file: file.path }),
    coverage: coverageIn(article, locale).characters,
    states,
    edited: items.filter(({ edited }) => edited).length,
    orphans: file?.match.orphans.length ?? 0,
    work: items.filter(({ state }) => !DONE.includes(state)),
  }
}

/** How far one block is translated in a file, or in no file. */
export function itemOf(
  { at, id }: Place,
  { source }: ContentArticle,
  file: ContentTranslation | undefined,
): WorkItem {
  const match = file?.match.blocks[at]
  const isOmitted = file?.parsed.omitted.includes(id) === true
  const own = file?.parsed.blocks[match?.translation ?? -1]
  const place =
    file === undefined || own === undefined
      ? { file: source.path, line: source.parsed.blocks[at]?.line ?? 1 }
      : { file: file.path, line: own.line }
  const state = isOmitted ? 'omitted' : stateOf(match)
  return { block: id, state, ...place, edited: state === 'outdated' && match?.edited === true }
}

function stateOf(match: BlockMatch | undefined): WorkState {
  if (match === undefined) return 'absent'
  if (match.state !== 'translated') return match.state
  if (match.machine) return 'machine'
  // Without a record nobody has said what a text was made from.
  return match.assumed || match.of === undefined ? 'assumed' : 'translated'
}
