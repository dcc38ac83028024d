import type { Element } from 'hast'
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast'
import type { Handler } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { FoundNote, Lookup } from './definitions.js'
import type { TextLanguage } from './html.js'

/** The id of the heading over the footnotes. */
export const NOTES_HEADING_ID = 'fn--label'

/** A footnote that the page refers to. */
export interface UsedNote {
  readonly note: FoundNote
  /** From 1, in the order of the first references. */
  readonly number: number
  /** Which of its references stand on the page, from 1: a plugin may have taken one out again. */
  readonly references: readonly number[]
}

/** Numbers the footnotes of one page, by first reference. */
export interface NoteNumbers {
  /** In order; grows while texts are rendered. */
  readonly used: readonly UsedNote[]
  readonly refer: (note: FoundNote) => { readonly number: number; readonly referenceId: string }
  /** Whether an id is that of a reference, met for the first time: it has its place then. */
  readonly place: (id: string) => boolean
}

/** Numbers the footnotes of one page on behalf of one text. */
export interface NoteCounter {
  /** The note that a label means in this text. */
  readonly find: (identifier: string) => FoundNote | undefined
  readonly refer: NoteNumbers['refer']
  readonly place: NoteNumbers['place']
  /** Takes up a note that a plugin has put into the tree. */
  readonly adopt: (node: FootnoteDefinition) => FoundNote
}

export function noteId(number: number): string {
  return `fn--${number}`
}

export function referenceId(number: number, reference: number): string {
  return reference === 1 ? `fnref--${number}` : `fnref--${number}-${reference}`
}

/** Starts the numbering of a page. */
export function createNoteNumbers(): NoteNumbers {
  const used: (UsedNote & { readonly references: number[] })[] = []
  const numbers = new Map<string, { readonly number: number; count: number }>()
  const open = new Map<string, () => void>()
  return {
    used,
    refer: (note) => {
      const known = numbers.get(note.key) ?? { number: used.length + 1, count: 0 }
      const { number } = known
      known.count += 1
      const { count } = known
      numbers.set(note.key, known)
      const references = used[number - 1]?.references ?? []
      used[number - 1] ??= { note, number, references }
      const id = referenceId(number, count)
      open.set(id, () => references.push(count))
      return { number, referenceId: id }
    },
    place: (id) => {
      open.get(id)?.()
      return open.delete(id)
    },
  }
}

/** Makes the counter of one text. */
export function createNoteCounter(
  { refer, place }: NoteNumbers,
  lookup: () => Lookup,
  { locale, dir, idPrefix }: TextLanguage & { readonly idPrefix: string },
): NoteCounter {
  return {
    find: (identifier) => lookup().note(identifier.toUpperCase()),
    refer,
    place,
    adopt: (node) => {
      const label = node.identifier.toUpperCase()
      return { key: JSON.stringify([locale, idPrefix, label]), locale, dir, label, text: '', node }
    },
  }
}

/** A handler for mdast-util-to-hast that numbers references over the whole page. */
export function noteReferenceHandler(tree: Root, notes: NoteCounter): Handler {
  return (state, node: FootnoteReference): Element => {
    const note = notes.find(node.identifier) ?? adoptFrom(tree, node.identifier, notes)
    if (note === undefined) {
      const text = { type: 'text', value: `[^${node.label ?? node.identifier}]` } as const
      return { type: 'element', tagName: 'sup', properties: {}, children: [text] }
    }
    const { number, referenceId: id } = notes.refer(note)
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: {
        href: `#${noteId(number)}`,
        id,
        dataFootnoteRef: true,
        ariaDescribedBy: [NOTES_HEADING_ID],
      },
      children: [{ type: 'text', value: String(number) }],
    }
    state.patch(node, link)
    const raised: Element = { type: 'element', tagName: 'sup', properties: {}, children: [link] }
    state.patch(node, raised)
    return raised
  }
}

function adoptFrom(tree: Root, identifier: string, notes: NoteCounter): FoundNote | undefined {
  let found: FootnoteDefinition | undefined
  visit(tree, 'footnoteDefinition', (node) => {
    if (node.identifier.toUpperCase() === identifier.toUpperCase()) found ??= node
  })
  return found === undefined ? undefined : notes.adopt(found)
}
