import type { Definition, FootnoteDefinition } from 'mdast'
import type { Extension } from 'micromark-util-types'
import type { Processor } from 'unified'

/** Labels of definitions that stand outside the text being parsed, as the tokenizer compares them. */
export interface KnownLabels {
  readonly links: readonly string[]
  readonly notes: readonly string[]
}

export const NO_LABELS: KnownLabels = { links: [], notes: [] }

/** mdast identifiers are lower case; the tokenizer compares upper case (CommonMark 4.7). */
export function labelOf(node: Definition | FootnoteDefinition): string {
  return node.identifier.toUpperCase()
}

/**
 * Makes labels from outside count as defined. Definitions cannot simply be added to the text: after
 * it they vanish in an open fence, before it a footnote swallows indented text. So a construct on
 * the characters that open a label (`[`, and `!` for images) adds the labels to what the tokenizer
 * holds as defined, and then declines, which leaves every token and position as it was.
 */
export function createLabelScope(): {
  readonly plugin: (this: Processor) => void
  readonly parseWith: <T>(labels: KnownLabels, parse: () => T) => T
} {
  // Parsing is synchronous: set for one parse, and back.
  let current = NO_LABELS
  const told = new WeakSet<object>()
  const construct = {
    name: 'steleKnownLabels',
    tokenize(this: { readonly parser: Tokenizer }, _: unknown, __: unknown, nok: State): State {
      const { parser } = this
      if (current !== NO_LABELS && !told.has(parser)) {
        told.add(parser)
        parser.defined.push(...current.links)
        parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...current.notes]
      }
      return nok
    },
  }
  return {
    plugin() {
      const data = this.data()
      data.micromarkExtensions ??= []
      data.micromarkExtensions.push({ text: { 33: construct, 91: construct } } as Extension)
    },
    parseWith(labels, parse) {
      const before = current
      current = labels
      try {
        return parse()
      } finally {
        current = before
      }
    },
  }
}

interface Tokenizer {
  readonly defined: string[]
  gfmFootnotes?: string[]
}

type State = (code: number | null) => State | undefined
