import type { Definition, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Direction } from '../locale/direction.js'
import type { DefinitionSource } from '../resolve/types.js'
import type { FragmentCache } from './cache.js'
import { collectDefinitions, type Definitions, type FoundNote, type Lookup } from './definitions.js'
import type { Fragment } from './fragment.js'
import { hasReferences, type KnownLabels, NO_LABELS } from './labels.js'
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
  /** Renders a tree that was parsed already. */
  readonly tree: (tree: Root, place: Place) => Steps<Fragment>
}

/** Opens a page for rendering. Its definitions are parsed when the first text may refer to one. */
export function openPage(engine: Engine, sources: readonly DefinitionSource[]): PageScope {
  const { pipeline, cache } = engine.blocks
  const notes = createNoteNumbers()
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
    const referring = labels !== NO_LABELS && hasReferences(root)
    const fragment = yield* run(pipeline, root, place, labels, text)
    if (!referring && !fragment.hasIds) cache.set(text, fragment)
    return fragment
  }

  function* run(
    through: Pipeline,
    root: Root,
    place: Place,
    labels: KnownLabels,
    text = '',
  ): Steps<Fragment> {
    const lookup = (): Lookup => definitions().lookup(place.locale)
    const file = through.open(text, {
      idPrefix: place.idPrefix,
      id: place.id,
      definitions: labels === NO_LABELS ? [] : referredTo(root, lookup()),
      notes: createCounter(notes, lookup, place),
    })
    const tree = yield { pipeline: through, tree: root, file }
    return through.stringify(tree, file)
  }

  return {
    definitions,
    notes,
    parse: pipeline.parse,
    blocks,
    tree: (tree, place) => run(pipeline, tree, place, definitions().lookup(place.locale).labels),
    *inline(text, place) {
      const known = engine.inline.cache.get(text)
      if (known !== undefined) return known
      const root = engine.inline.pipeline.parse(text, NO_LABELS)
      const fragment = yield* run(engine.inline.pipeline, root, place, NO_LABELS, text)
      if (!fragment.hasIds) engine.inline.cache.set(text, fragment)
      return fragment
    },
  }
}

function referredTo(root: Root, lookup: Lookup): Definition[] {
  const found = new Map<string, Definition>()
  visit(root, ['linkReference', 'imageReference'], (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const label = node.identifier.toUpperCase()
    const definition = lookup.link(label)
    if (definition !== undefined) found.set(label, definition)
  })
  return [...found.values()]
}

function createCounter(notes: NoteNumbers, lookup: () => Lookup, place: Place): NoteCounter {
  const ids = new Set<string>()
  return {
    find: (identifier) => lookup().note(identifier.toUpperCase()),
    refer: (note: FoundNote) => {
      const reference = notes.refer(note)
      ids.add(reference.referenceId)
      return reference
    },
    isOwnId: (id) => ids.has(id),
    adopt: (node) => {
      const label = node.identifier.toUpperCase()
      const key = JSON.stringify([place.locale, place.idPrefix, label])
      return { key, locale: place.locale, dir: place.dir, label, text: '', node }
    },
  }
}
