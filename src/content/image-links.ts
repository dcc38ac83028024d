import type { Nodes } from 'mdast'
import { isRecord } from '../article/rules.js'
import { eachNode } from './each-node.js'
import type { ParsedFile } from './file.js'
import { definitionsIn, placeIn } from './place.js'

/** An image that a file names, and where. */
export interface ImageLink {
  /** The address as it is written. */
  readonly src: string
  readonly line: number
  readonly column: number
}

/** The labels of the images that a file shows by reference, as `![Map][map]`. */
export function imageLabelsIn({ blocks }: ParsedFile): readonly string[] {
  const labels: string[] = []
  for (const { node, source } of blocks) {
    if (!source.includes('![')) continue
    eachNode(node, (each) => {
      if (each.type === 'imageReference') labels.push(each.identifier)
    })
  }
  return labels
}

/**
 * The images that a file names: in its front matter, its blocks, and the definitions whose labels
 * some file of the article shows as images.
 */
export function imageLinksIn(file: ParsedFile, labels: ReadonlySet<string>): readonly ImageLink[] {
  const links: ImageLink[] = []
  const field = file.frontMatter.fields.get('image')
  const lead = isRecord(field?.value) ? field.value.src : field?.value
  if (field !== undefined && typeof lead === 'string' && lead.trim() !== '') {
    links.push({ src: lead, line: field.line, column: field.column })
  }
  for (const block of file.blocks) {
    if (!block.source.includes('![') && !block.source.includes(']:')) continue
    eachNode(block.node, (node) => {
      if (node.type === 'image') links.push({ src: node.url, ...placeIn(block, node) })
      else links.push(...definedBy(node, labels, placeIn(block, node)))
    })
  }
  for (const { node, line, column } of definitionsIn(file)) {
    links.push(...definedBy(node, labels, { line, column }))
  }
  return links
}

function definedBy(
  node: Nodes,
  labels: ReadonlySet<string>,
  place: Pick<ImageLink, 'line' | 'column'>,
): readonly ImageLink[] {
  if (node.type !== 'definition' || !labels.has(node.identifier)) return []
  return [{ src: node.url, ...place }]
}
