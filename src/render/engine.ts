import type { Definition, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Direction } from '../locale/direction.js'
import type { DefinitionSource } from '../resolve/types.js'
import type { FragmentCache } from './cache.js'
import { collectDefinitions, type Definitions, type Lookup } from './definitions.js'
import type { Fragment } from './fragment.js'
import { createIds } from './ids.js'
import { type KnownLabels, NO_LABELS } from './labels.js'
import { createNoteNumbers, type NoteCounter, type NoteNumbers } from './notes.js'
import type { Pipeline } from './pipeline.js'
import type { Steps } from './steps.js'
import type { MessageSource } from './words.js'

/** What one renderer keeps from article to article. */
export interface Engine {
  readonly blocks: Kind
  readonly inline: Kind
  readonly messages: MessageSource
}

interface Kind {
  readonly pipeline: Pipeline
  readonly cache: FragmentCache
}

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
  readonly notes: NoteNumbers
  readonly parse: (text: string, labels: KnownLabels) => Root
  readonly blocks: (text: string, place: Place) => Steps<Fragment>
  readonly inline: (text: string, place: Place) => Steps<Fragment>
  /** Renders a tree that was parsed already, out of a text. */
  readonly tree: (tree: Root, place: Place, text: string) => Steps<Fragment>
}

/** Opens a page for rendering. Its definitions are parsed when the first text may refer to one. */
export function openPage(engine: Engine, sources: readonly DefinitionSource[]): PageScope {
  const { pipeline, cache } = engine.blocks
  const notes = createNoteNumbers()
  const claimId = createIds()
  let collected: Definitions | undefined
  const definitions = (): Definitions => {
    collected ??= collectDefinitions(sources, pipeline.parse)
    return collected
  }

  function* blocks(text: string, place: Place): Steps<Fragment> {
    const labels = text.includes('[') ? definitions().lookup(place.locale).labels : NO_LABELS
    // With labels from elsewhere the same text may mean something else in another article.
    const known = labels === NO_LABELS ? cache.get(text) : undefined
    if (known !== undefined) return known
    const root = pipeline.parse(text, labels)
    const fragment = yield* run(pipeline, root, place, text, labels)
    if (labels === NO_LABELS && !fragment.isBound) cache.set(text, fragment)
    return fragment
  }

  function* run(
    through: Pipeline,
    root: Root,
    place: Place,
    text: string,
    labels: KnownLabels,
  ): Steps<Fragment> {
    const lookup = (): Lookup => definitions().lookup(place.locale)
    const joined = labels === NO_LABELS ? [] : referredTo(root, lookup())
    const file = through.open(text, {
      idPrefix: place.idPrefix,
      id: place.id,
      joined: new Set<RootContent>(joined),
      definition: (label) => lookup().link(label),
      notes: createCounter(notes, lookup, place),
      claimId,
    })
    const tree = { ...root, children: [...root.children, ...joined] }
    return through.stringify(yield { pipeline: through, tree, file }, file)
  }

  return {
    definitions,
    notes,
    parse: pipeline.parse,
    blocks,
    tree: (tree, place, text) =>
      run(pipeline, tree, place, text, definitions().lookup(place.locale).labels),
    *inline(text, place) {
      const known = engine.inline.cache.get(text)
      if (known !== undefined) return known
      const root = engine.inline.pipeline.parse(text, NO_LABELS)
      const fragment = yield* run(engine.inline.pipeline, root, place, text, NO_LABELS)
      if (!fragment.isBound) engine.inline.cache.set(text, fragment)
      return fragment
    },
  }
}

/** Copies, for plugins to work on, of the definitions that a tree refers to. */
function referredTo(root: Root, lookup: Lookup): Definition[] {
  const found = new Map<string, Definition>()
  visit(root, ['linkReference', 'imageReference'], (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const label = node.identifier.toUpperCase()
    const definition = lookup.link(label)
    if (definition !== undefined) found.set(label, { ...definition, position: undefined })
  })
  return [...found.values()]
}

function createCounter(notes: NoteNumbers, lookup: () => Lookup, place: Place): NoteCounter {
  return {
    find: (identifier) => lookup().note(identifier.toUpperCase()),
    refer: notes.refer,
    place: notes.place,
    adopt: (node) => {
      const label = node.identifier.toUpperCase()
      const key = JSON.stringify([place.locale, place.idPrefix, label])
      return { key, locale: place.locale, dir: place.dir, label, text: '', node }
    },
  }
}
