import { quote, SteleError } from '../errors.js'

const MOST = 65_535

/** The port that `--port` names, else the usual one; 0 takes any free one. */
export function readPort(value: string | undefined, usual: number): number {
  if (value === undefined) return usual
  if (/^\d{1,5}$/.test(value) && Number(value) <= MOST) return Number(value)
  throw new SteleError('invalid-option', `There is no port ${quote(value)}.`, {
    hint: `Give a number from 0 to ${MOST}; 0 takes any free one.`,
  })
}
