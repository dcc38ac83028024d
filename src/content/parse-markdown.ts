import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { readGfm } from '../markdown/gfm.js'

const processor = /* #__PURE__ */ unified().use(remarkParse).use(readGfm).freeze()

/** Markdown (CommonMark and GFM) as a tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}
