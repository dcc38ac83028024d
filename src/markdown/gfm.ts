import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Processor } from 'unified'

/**
 * A remark plugin: GitHub Flavored Markdown, read as `remark-gfm` reads it. That plugin also brings a
 * writer of Markdown, which would be a tenth of stele's size and is never asked for.
 */
export function readGfm(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(gfm())
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push(gfmFromMarkdown())
}
