import type { Root, RootContent } from 'mdast'
import type { Direction } from '../locale/direction.js'
import type { RenderLimit, RenderLimits } from '../markdown/limits.js'
import type { Measure } from '../markdown/work.js'
import type { DefinitionSource } from '../resolve/types.js'
import { openBudget } from './budget.js'
import type { FragmentCache } from './cache.js'
import { collectDefinitions, type Definitions, type Lookup } from './definitions.js'
import { type Fragment, htmlOf } from './fragment.js'
import { createIds } from './ids.js'
import { type KnownLabels, NO_LABELS } from './labels.js'
import type { Lane } from './lane/create.js'
import type { Linker } from './links.js'
import { createNoteCounter, createNoteNumbers, type NoteNumbers } from './notes.js'
import { findUnread, limitError, limitFinding, type OnLimit, plainFragment } from './over-limit.js'
import type { Pipeline } from './pipeline.js'
import { lengthOfReferences, referredTo } from './references.js'
import type { Steps } from './steps.js'
import type { Typesetter } from './typography/typesetter.js'
import type { MessageSource } from './words.js'

/** What one renderer keeps from article to article. */
export interface Engine {
  readonly blocks: Ways
  readonly inline: Ways
  readonly messages: MessageSource
  readonly limits: RenderLimits
  readonly onLimit: OnLimit
  /** Changes addresses. */
  readonly linker?: Linker | undefined
  /** Sets texts in the typography of their locale. */
  readonly typeset?: Typesetter | undefined
}

/** How a text is read: as blocks, or as one line. */
type Kind = 'blocks' | 'inline'

interface Ways {
  readonly pipeline: Pipeline
  readonly cache: FragmentCache
  /** Renders what is certain without the tokenizer. */
  readonly lane: Lane
}

type Parse = (text: string, labels: KnownLabels) => Root

/** Where a text stands. */
interface Place {
  readonly locale: string
  readonly dir: Direction
  readonly idPrefix: string
  readonly id?: string
}

/** What the texts of one page share: definitions, and the numbers of the footnotes. */
export interface PageScope {
  readonly definitions: () => Definitions
  readonly limits: RenderLimits
  readonly notes: NoteNumbers
  readonly parse: Parse
  /** Takes up the next text, and renders it where that needs no steps. */
  readonly atOnce: (kind: Kind, text: string, locale: string) => Fragment | undefined
  /** Renders a text that was taken up, but not rendered at once. */
  readonly inSteps: (kind: Kind, text: string, place: Place) => Steps<Fragment>
  /** Renders a tree that was parsed already, out of a text. */
  readonly tree: (tree: Root, place: Place, text: string) => Steps<Fragment>
}

/**
 * Opens a page for rendering. Its definitions are parsed when the first text may refer to one.
 *
 * @param characters - of all texts of the page together
 */
export function openPage(
  engine: Engine,
  sources: readonly DefinitionSource[],
  characters: number,
): PageScope {
  const { limits } = engine
  const { pipeline } = engine.blocks
  const notes = createNoteNumbers()
  const claimId = createIds()
  const budget = openBudget(limits, characters)
  const read = new Map<string, RenderLimit | undefined>()
  const parse = rememberParsed((text, labels) =>
    limitToRead(text) === undefined ? pipeline.parse(text, labels) : NOTHING,
  )
  // Of the text taken up last.
  let measure: Measure | undefined
  let collected: Definitions | undefined
  const definitions = (): Definitions => {
    collected ??= collect()
    return collected
  }

  function limitToRead(text: string): RenderLimit | undefined {
    if (!read.has(text)) read.set(text, budget.work(budget.measure(text)))
    return read.get(text)
  }

  function collect(): Definitions {
    if (budget.mayDefine(sources)) {
      const findings = findUnread(sources, limitToRead).map(({ limit, locale }) => {
        if (engine.onLimit === 'throw') throw limitError(limit, limits)
        return { ...limitFinding(limit, limits, 'definitions'), locale }
      })
      const found = collectDefinitions(sources, parse)
      return { ...found, diagnostics: [...findings, ...found.diagnostics] }
    }
    if (engine.onLimit === 'throw') throw limitError('definitions', limits)
    const finding = limitFinding('definitions', limits, 'definitions')
    return { ...collectDefinitions([], parse), diagnostics: [finding] }
  }

  function atOnce(kind: Kind, text: string, locale: string): Fragment | undefined {
    const limit = kind === 'blocks' ? budget.take(text) : budget.ofText(text)
    if (limit !== undefined) return instead(text, kind, limit)
    const { lane } = engine[kind]
    const plain = lane(text, kind === 'blocks' && sources.length > 0)
    if (plain !== undefined) return written(text, kind, plain)
    const known = remembered(kind, text, locale)
    measure = known?.measure ?? budget.measure(text)
    const over = budget.work(measure)
    if (over !== undefined) return instead(text, kind, over)
    return known && written(text, kind, known)
  }

  // With labels from elsewhere the same text may mean something else in another article.
  function remembered(kind: Kind, text: string, locale: string): Fragment | undefined {
    return labelsFor(kind, text, locale) === NO_LABELS ? engine[kind].cache.get(text) : undefined
  }

  function labelsFor(kind: Kind, text: string, locale: string): KnownLabels {
    const mayRefer = kind === 'blocks' && text.includes('[')
    return mayRefer ? definitions().lookup(locale).labels : NO_LABELS
  }

  function* inSteps(kind: Kind, text: string, place: Place): Steps<Fragment> {
    const ways = engine[kind]
    const labels = labelsFor(kind, text, place.locale)
    const root = ways.pipeline.parse(text, labels)
    const fragment = { ...(yield* run(ways, root, place, text, labels)), measure }
    const isKept = labels === NO_LABELS && !fragment.isBound && fragment.limit === undefined
    if (isKept) ways.cache.set(text, fragment)
    return written(text, kind, fragment)
  }

  function instead(text: string, kind: Kind, limit: RenderLimit): Fragment {
    if (engine.onLimit === 'throw') throw limitError(limit, limits)
    return plainFragment(text, kind, limit)
  }

  function written(text: string, kind: Kind, fragment: Fragment): Fragment {
    return budget.write(htmlOf(fragment).length) ? fragment : instead(text, kind, 'outputBytes')
  }

  function* run(
    { pipeline: through }: Ways,
    root: Root,
    place: Place,
    text: string,
    labels: KnownLabels,
  ): Steps<Fragment> {
    const lookup = (): Lookup => definitions().lookup(place.locale)
    if (labels !== NO_LABELS && !budget.has(lengthOfReferences(root, lookup()))) {
      return instead(text, 'blocks', 'outputBytes')
    }
    const joined = labels === NO_LABELS ? [] : referredTo(root, lookup())
    const file = through.open(text, {
      idPrefix: place.idPrefix,
      id: place.id,
      joined: new Set<RootContent>(joined),
      definition: (label) => lookup().link(label),
      notes: createNoteCounter(notes, lookup, place),
      claimId,
    })
    const tree = { ...root, children: [...root.children, ...joined] }
    return through.stringify(yield { pipeline: through, tree, file }, file)
  }

  return {
    definitions,
    limits,
    notes,
    parse,
    atOnce,
    inSteps,
    *tree(tree, place, text) {
      const { labels } = definitions().lookup(place.locale)
      const fragment = yield* run(engine.blocks, tree, place, text, labels)
      const { limit } = fragment
      // The text may hold many notes: not all of it stands in the place of one.
      return limit === undefined ? written('', 'blocks', fragment) : instead('', 'blocks', limit)
    },
  }
}

const NOTHING: Root = { type: 'root', children: [] }

// A text is parsed once for all the notes it holds.
function rememberParsed(parse: Parse): Parse {
  const parsed = new Map<KnownLabels, Map<string, Root>>()
  return (text, labels) => {
    const known = parsed.get(labels) ?? new Map<string, Root>()
    parsed.set(labels, known)
    const root = known.get(text) ?? parse(text, labels)
    known.set(text, root)
    return root
  }
}
