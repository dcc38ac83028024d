/**
 * A map whose keys are in the order of their code units, and which never changes: `revised` gives a
 * new one that shares all but the touched paths with the old. A weight-balanced tree (Adams,
 * "Efficient sets: a balancing act", 1993) with the factors 3 and 2, as in Haskell's `Data.Map`.
 */
export type Ordered<V> = Node<V> | undefined

interface Node<V> {
  readonly key: string
  readonly value: V
  readonly size: number
  readonly left: Ordered<V>
  readonly right: Ordered<V>
}

/** New values by key; `undefined` takes a key out. */
export type Edits<V> = ReadonlyMap<string, V | undefined>

/** The map with edits made, in time that grows with the edits and the logarithm of the map. */
export function revised<V>(map: Ordered<V>, edits: Edits<V>): Ordered<V> {
  if (edits.size === 0) return map
  const sorted = [...edits].sort(([a], [b]) => (a < b ? -1 : 1))
  return edit(map, sorted, 0, sorted.length)
}

/** The value of a key. */
export function valueAt<V>(map: Ordered<V>, key: string): V | undefined {
  let node = map
  while (node !== undefined && node.key !== key) node = key < node.key ? node.left : node.right
  return node?.value
}

/** How many keys there are. */
export function sizeOf(map: Ordered<unknown>): number {
  return map?.size ?? 0
}

/** How many keys stand before a key, whether it is there itself or not. */
export function rankOf(map: Ordered<unknown>, key: string): number {
  let node = map
  let before = 0
  while (node !== undefined) {
    if (key <= node.key) {
      node = node.left
      continue
    }
    before += sizeOf(node.left) + 1
    node = node.right
  }
  return before
}

/** The entries from one rank up to, not including, another. */
export function* entriesOf<V>(
  map: Ordered<V>,
  from = 0,
  to = sizeOf(map),
): Generator<readonly [key: string, value: V]> {
  const path = pathTo(map, from)
  for (let left = to - from; left > 0; left -= 1) {
    const found = path.pop()
    if (found === undefined) return
    yield [found.key, found.value]
    for (let next = found.right; next !== undefined; next = next.left) path.push(next)
  }
}

// The entry at a rank, last, after those above it that come later.
function pathTo<V>(map: Ordered<V>, rank: number): Node<V>[] {
  const path: Node<V>[] = []
  let next = map
  let before = rank
  while (next !== undefined) {
    const at = sizeOf(next.left)
    if (before > at) {
      before -= at + 1
      next = next.right
      continue
    }
    path.push(next)
    if (before === at) break
    next = next.left
  }
  return path
}

type SortedEdits<V> = readonly (readonly [key: string, value: V | undefined])[]

function edit<V>(map: Ordered<V>, edits: SortedEdits<V>, from: number, to: number): Ordered<V> {
  if (from === to) return map
  if (map === undefined) return build(edits.slice(from, to))
  const at = firstNotBefore(edits, map.key, from, to)
  const found = at < to && edits[at]?.[0] === map.key
  const left = edit(map.left, edits, from, at)
  const right = edit(map.right, edits, found ? at + 1 : at, to)
  const value = found ? edits[at]?.[1] : map.value
  return value === undefined ? glue(left, right) : join(left, map.key, value, right)
}

function build<V>(edits: SortedEdits<V>): Ordered<V> {
  const kept = edits.filter((each): each is readonly [string, V] => each[1] !== undefined)
  const between = (from: number, to: number): Ordered<V> => {
    const middle = (from + to) >> 1
    const entry = kept[middle]
    if (from >= to || entry === undefined) return undefined
    return node(between(from, middle), ...entry, between(middle + 1, to))
  }
  return between(0, kept.length)
}

function firstNotBefore<V>(edits: SortedEdits<V>, key: string, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle]?.[0] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

const DELTA = 3
const RATIO = 2

function node<V>(left: Ordered<V>, key: string, value: V, right: Ordered<V>): Node<V> {
  return { key, value, size: sizeOf(left) + sizeOf(right) + 1, left, right }
}

// Joins trees of any sizes around a key that stands between them.
function join<V>(left: Ordered<V>, key: string, value: V, right: Ordered<V>): Node<V> {
  if (right !== undefined && DELTA * sizeOf(left) < right.size) {
    return balanced(join(left, key, value, right.left), right.key, right.value, right.right)
  }
  if (left !== undefined && DELTA * sizeOf(right) < left.size) {
    return balanced(left.left, left.key, left.value, join(left.right, key, value, right))
  }
  return node(left, key, value, right)
}

function glue<V>(left: Ordered<V>, right: Ordered<V>): Ordered<V> {
  if (left === undefined) return right
  if (right === undefined) return left
  let first = right
  while (first.left !== undefined) first = first.left
  return join(left, first.key, first.value, withoutFirst(right))
}

function withoutFirst<V>(map: Node<V>): Ordered<V> {
  if (map.left === undefined) return map.right
  return balanced(withoutFirst(map.left), map.key, map.value, map.right)
}

// One rotation mends what one step of `join` or `withoutFirst` can put out of balance.
function balanced<V>(left: Ordered<V>, key: string, value: V, right: Ordered<V>): Node<V> {
  if (sizeOf(left) + sizeOf(right) <= 1) return node(left, key, value, right)
  if (right !== undefined && right.size > DELTA * sizeOf(left)) {
    const { left: inner, right: outer } = right
    if (inner === undefined || sizeOf(inner) < RATIO * sizeOf(outer)) {
      return node(node(left, key, value, inner), right.key, right.value, outer)
    }
    const low = node(left, key, value, inner.left)
    const high = node(inner.right, right.key, right.value, outer)
    return node(low, inner.key, inner.value, high)
  }
  if (left !== undefined && left.size > DELTA * sizeOf(right)) {
    const { left: outer, right: inner } = left
    if (inner === undefined || sizeOf(inner) < RATIO * sizeOf(outer)) {
      return node(outer, left.key, left.value, node(inner, key, value, right))
    }
    const low = node(outer, left.key, left.value, inner.left)
    const high = node(inner.right, key, value, right)
    return node(low, inner.key, inner.value, high)
  }
  return node(left, key, value, right)
}
