import { list, quote, SteleError } from '../errors.js'
import type { ResolveOptions } from './types.js'

/** From which coverage a locale counts as translated, unless another threshold is given. */
export const DEFAULT_THRESHOLD = 0.6

const ACCEPTED = {
  policy: ['mixed', 'whole', 'omit', 'strict'],
  outdated: ['show', 'fallback'],
} as const

/** Refuses options that untyped callers got wrong. */
export function checkOptions(options: ResolveOptions): void {
  for (const name of ['policy', 'outdated'] as const) {
    const value = options[name]
    const accepted: readonly string[] = ACCEPTED[name]
    if (value === undefined || accepted.includes(value)) continue
    throw new SteleError('invalid-option', `The option ${quote(name)} is ${quote(value)}.`, {
      hint: `Accepted: ${list(accepted)}.`,
    })
  }
  const { threshold = DEFAULT_THRESHOLD, reader = [] } = options
  if (!Array.isArray(reader)) {
    throw new SteleError('invalid-option', `The option "reader" is ${quote(reader)}.`, {
      hint: 'Give a list of locale tags, best first.',
    })
  }
  if (typeof threshold === 'number' && threshold >= 0 && threshold <= 1) return
  throw new SteleError('invalid-option', `The option "threshold" is ${quote(threshold)}.`, {
    hint: 'Give a number from 0 to 1, the share of the characters that must be translated.',
  })
}
