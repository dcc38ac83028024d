import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = /* #__PURE__ */ unified().use(remarkParse).use(remarkGfm).freeze()

/** Markdown (CommonMark and GFM) as a tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}
