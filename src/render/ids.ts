import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { NoteCounter } from './notes.js'

const REFERRING = ['ariaDescribedBy', 'ariaLabelledBy', 'headers', 'htmlFor'] as const

/**
 * Makes the ids in one text its own, in place: a plugin's `intro` becomes `talks--intro`, so that it
 * is unique on the page and shadows nothing in the DOM; links to it follow. The outermost element's
 * own id gives way to the block's. Answers whether any id is left.
 */
export function ownIds(
  tree: Root,
  outermost: Element | undefined,
  context: {
    readonly idPrefix: string
    readonly id?: string | undefined
    readonly notes: NoteCounter
  },
): boolean {
  const renamed = new Map<string, string>()
  let count = 0
  visit(tree, 'element', (element) => {
    const { properties } = element
    if (properties.name !== undefined) properties.name = context.idPrefix + String(properties.name)
    if (properties.id === undefined) return
    const id = String(properties.id)
    if (context.notes.isOwnId(id)) {
      count += 1
      return
    }
    if (element === outermost && context.id !== undefined) {
      renamed.set(id, context.id)
      delete properties.id
      return
    }
    count += 1
    const wanted = context.idPrefix + id
    properties.id = renamed.has(id) ? `${wanted}-${count}` : wanted
    if (!renamed.has(id)) renamed.set(id, wanted)
  })
  if (renamed.size > 0) followRenames(tree, renamed)
  return count > 0 || renamed.size > 0
}

function followRenames(tree: Root, renamed: ReadonlyMap<string, string>): void {
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties.href === 'string' && properties.href.startsWith('#')) {
      const target = renamed.get(decodeFragment(properties.href.slice(1)))
      if (target !== undefined) properties.href = `#${target}`
    }
    for (const name of REFERRING) {
      const value = properties[name]
      if (value === undefined || value === null) continue
      const ids = Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)
      properties[name] = ids.map((id) => renamed.get(id) ?? id)
    }
  })
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch (error) {
    if (error instanceof URIError) return fragment
    throw error
  }
}
