import type { Block } from '../article/types.js'
import { ownValue } from '../locale/own.js'
import { ownText } from './entry.js'
import type { Resolution } from './text.js'

/**
 * For each unit, the order in which its blocks' locales are tried. The blocks of a unit share the
 * first locale that has them all: an element opened in one language is not closed in another.
 */
export function unitOrders<C extends string>(
  { order, source }: Resolution<C>,
  blocks: readonly Block<C>[],
): ReadonlyMap<string, readonly C[]> {
  const units = new Map<string, Block<C>[]>()
  for (const block of blocks) {
    const unit = ownValue(block, 'unit')
    if (unit === undefined) continue
    const known = units.get(unit)
    if (known === undefined) units.set(unit, [block])
    else known.push(block)
  }
  const orders = Array.from(units, ([unit, parts]): [string, readonly C[]] => {
    const whole = order.find((code) => parts.every(({ text }) => hasText(text, code, source)))
    return [unit, whole === undefined ? order : [...new Set([whole, ...order])]]
  })
  return new Map(orders)
}

function hasText<C extends string>(text: Block<C>['text'], code: C, source: C): boolean {
  return typeof text === 'string' || ownText(text, code, source).kind !== 'missing'
}
