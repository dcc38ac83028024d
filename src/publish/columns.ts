import { list, SteleError } from '../errors.js'

/** Whether an article can stand side by side in these locales. */
export function isTwoToFour(columns: readonly string[]): boolean {
  return columns.length >= 2 && columns.length <= 4 && new Set(columns).size === columns.length
}

/** The columns of an article side by side, checked. */
export function checkColumns<C extends string>(columns: readonly C[]): readonly [C, ...C[]] {
  const [first, ...others] = columns
  if (first !== undefined && isTwoToFour(columns)) return [first, ...others]
  throw new SteleError('invalid-option', `The columns are ${list(columns) || 'none'}.`, {
    hint: 'Give two to four different locales.',
  })
}
