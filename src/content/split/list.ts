import type { ListItem, RootContent } from 'mdast'
import { indentOf } from '../../markdown/lines.js'
import { type ListMarker, readMarker } from '../../markdown/list-marker.js'
import { dropStart, isBlank, type Line, pointIn, positionOf } from './lines.js'
import type { Blocks, Surroundings, Taken } from './taken.js'

interface Item {
  readonly lines: readonly Line[]
  readonly first: Line
  readonly marker: ListMarker
}

/**
 * Takes a list apart by its columns (CommonMark 5.2), or refuses: every line of an item but the first
 * has to be indented as far as the item's contents, and all markers stand in one column.
 */
export function takeList(
  lines: readonly Line[],
  start: number,
  around: Surroundings,
  blocksOf: (lines: readonly Line[], around: Surroundings) => Blocks | undefined,
): Taken | undefined {
  if (around.nesting < 1) return undefined
  const taken = itemsOf(lines, start)
  const [first] = taken?.items ?? []
  if (taken === undefined || first === undefined) return undefined
  const children: ListItem[] = []
  for (const item of taken.items) {
    const content = blocksOf(item.lines, { ...around, nesting: around.nesting - 1 })
    const node = content === undefined ? undefined : itemNode(item, content)
    if (node === undefined) return undefined
    children.push(node)
  }
  const end = children.at(-1)?.position?.end
  if (end === undefined) return undefined
  const { number } = first.marker
  return {
    node: {
      type: 'list',
      ordered: number !== undefined,
      start: number ?? null,
      spread: taken.spread,
      children,
      position: { start: pointIn(first.first, first.marker.indent), end },
    },
    next: taken.next,
  }
}

function itemNode({ lines, first, marker }: Item, { nodes, spread }: Blocks): ListItem | undefined {
  const last = lines.at(-1)
  if (last === undefined) return undefined
  const box = lines[0]?.text.startsWith('[')
    ? takeBox(nodes[0])
    : { checked: null, nodes: nodes.slice(0, 1) }
  if (box === undefined) return undefined
  return {
    type: 'listItem',
    spread,
    checked: box.checked,
    // Blocks of an item are blocks of a text.
    children: [...box.nodes, ...nodes.slice(1)] as ListItem['children'],
    position: positionOf(first, marker.indent, last),
  }
}

interface Box {
  readonly checked: boolean | null
  readonly nodes: readonly RootContent[]
}

// A box to tick at the beginning of an item (GFM 5.3).
function takeBox(node: RootContent | undefined): Box | undefined {
  if (node === undefined) return undefined
  const [text, ...others] = node.type === 'paragraph' ? node.children : []
  if (node.type !== 'paragraph' || text?.type !== 'text' || !/^\[[ xX]\]/.test(text.value)) {
    return { checked: null, nodes: [node] }
  }
  const { position } = text
  if (position === undefined || !/^\[[ xX]\] [^ \n]/.test(text.value)) return undefined
  const start = {
    line: position.start.line,
    column: position.start.column + 4,
    offset: (position.start.offset ?? 0) + 4,
  }
  const rest = { ...text, value: text.value.slice(4), position: { ...position, start } }
  const words = {
    ...node,
    children: [rest, ...others],
    ...(node.position && { position: { ...node.position, start } }),
  }
  return { checked: text.value[1] !== ' ', nodes: [words] }
}

interface Items {
  readonly items: readonly Item[]
  /** Whether a blank line stands between two items. */
  readonly spread: boolean
  readonly next: number
}

function itemsOf(lines: readonly Line[], start: number): Items | undefined {
  const kind = readMarker(lines[start]?.text ?? '')
  if (kind === undefined) return undefined
  const items: Item[] = []
  let marker = kind
  let spread = false
  let at = start
  while (at < lines.length) {
    const first = lines[at]
    if (first === undefined) return undefined
    const item = [dropStart(first, marker.offset)]
    at += 1
    let blanks = 0
    for (; at < lines.length; at += 1) {
      const line = lines[at]
      // A tab would be cut in two.
      if (line === undefined || /^ *\t/.test(line.text)) return undefined
      if (isBlank(line.text)) blanks += 1
      else if (indentOf(line.text) < marker.offset) break
      else blanks = 0
      item.push(dropStart(line, marker.offset))
    }
    item.length -= blanks
    items.push({ lines: item, first, marker })
    if (at === lines.length) break
    const text = lines[at]?.text ?? ''
    const next = readMarker(text)
    if (next === undefined) {
      // Without a blank line before it, it may continue the item's last paragraph.
      if (blanks === 0 || indentOf(text) > 0) return undefined
      break
    }
    if (next.kind !== kind.kind || next.indent !== kind.indent) return undefined
    if (blanks > 0) spread = true
    marker = next
  }
  return { items, spread, next: at }
}
