import type { Processor } from 'unified'

// Every construct that makes a block other than a paragraph: `2021. A year` is no list in a title.
const BLOCK_CONSTRUCTS = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'gfmFootnoteDefinition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'table',
  'thematicBreak',
]

/** A remark plugin: the text is read as inline Markdown only. */
export function inlineOnly(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ disable: { null: BLOCK_CONSTRUCTS } })
}
