import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { ownOnly } from '../locale/own.js'
import type { NoteCounter } from './notes.js'

const REFERRING: readonly string[] = [
  'ariaActiveDescendant',
  'ariaControls',
  'ariaDescribedBy',
  'ariaDetails',
  'ariaErrorMessage',
  'ariaFlowTo',
  'ariaLabelledBy',
  'ariaOwns',
  'headers',
  'htmlFor',
]

const LINKING: readonly string[] = ['href', 'useMap']

/** Gives out ids: each once on a page. */
export type ClaimId = (wanted: string) => string

/** Starts a page, on which no id is taken. */
export function createIds(): ClaimId {
  const taken = new Set<string>()
  return (wanted) => {
    let id = wanted
    for (let count = 2; taken.has(id) || isReserved(id); count += 1) id = `${wanted}--${count}`
    taken.add(id)
    return id
  }
}

// Blocks may be called `fn`, `fnref` and `page` too.
function isReserved(id: string): boolean {
  return /^(?:fn|fnref|page)--(?!.*--)/s.test(id)
}

/** What the ids of one text depend on. */
interface IdContext {
  /** Ids made by plugins begin with this. */
  readonly idPrefix: string
  /** The id that the outermost element is going to carry, if any. */
  readonly id?: string | undefined
  readonly claimId: ClaimId
  readonly notes: Pick<NoteCounter, 'place'>
}

/**
 * Makes the ids in one text its own, in place: a plugin's `intro` becomes `talks--intro`, so that it
 * is unique on the page and shadows nothing in the DOM; links to it follow. The outermost element's
 * own id gives way to the block's. Answers whether any id or name was met.
 */
export function ownIds(tree: Root, outermost: Element | undefined, context: IdContext): boolean {
  const { idPrefix, claimId } = context
  const renamed = new Map<string, string>()
  let isMet = false
  const rename = (from: string, to: string): string => {
    if (!renamed.has(from) && !isReserved(from)) renamed.set(from, to)
    return to
  }
  visit(tree, 'element', (element) => {
    element.properties = ownOnly(element.properties) // the serializer writes inherited ones too
    const { id, name } = element.properties
    if (isGiven(id)) {
      isMet = true
      if (element === outermost && context.id !== undefined) {
        delete element.properties.id
        rename(String(id), context.id)
      } else if (!context.notes.place(String(id))) {
        element.properties.id = rename(String(id), claimId(idPrefix + String(id)))
      }
    }
    if (isGiven(name)) {
      isMet = true
      element.properties.name = rename(String(name), idPrefix + String(name))
    }
  })
  if (renamed.size > 0) followRenames(tree, renamed)
  return isMet
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function followRenames(tree: Root, renamed: ReadonlyMap<string, string>): void {
  visit(tree, 'element', ({ properties }) => {
    for (const name of LINKING) {
      const value = properties[name]
      if (typeof value !== 'string' || !value.startsWith('#')) continue
      const target = renamed.get(decodeFragment(value.slice(1)))
      if (target !== undefined) properties[name] = `#${target}`
    }
    for (const name of REFERRING) {
      const value = properties[name]
      if (!isGiven(value)) continue
      const ids = Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)
      properties[name] = ids.map((id) => renamed.get(id) ?? id)
    }
  })
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // not encoded: it is an id as it stands
  }
}
