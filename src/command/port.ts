import { quote, SteleError } from '../errors.js'

const USUAL = 8080
const MOST = 65_535

/** The port that `--port` names; 0 takes any free one. */
export function readPort(value: string | undefined): number {
  if (value === undefined) return USUAL
  if (/^\d{1,5}$/.test(value) && Number(value) <= MOST) return Number(value)
  throw new SteleError('invalid-option', `There is no port ${quote(value)}.`, {
    hint: `Give a number from 0 to ${MOST}; 0 takes any free one.`,
  })
}
