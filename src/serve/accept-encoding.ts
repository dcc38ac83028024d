// RFC 9110, 12.4.2
const WEIGHT = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/**
 * The content coding to send: one of those on offer, `identity` for none of them, or `undefined`
 * where the reader takes neither (RFC 9110, 12.5.3).
 *
 * @param offers - what the body is encoded in, the preferred one first
 * @example chooseCoding('gzip;q=0.5, br', ['br', 'gzip']) // => 'br'
 */
export function chooseCoding(
  accept: string | null | undefined,
  offers: readonly string[],
): string | undefined {
  // Without the header everything is acceptable; what everybody can read is not encoded.
  if (accept === null || accept === undefined) return 'identity'
  const weights = readWeights(accept)
  const weightOf = (coding: string): number | undefined => weights.get(coding) ?? weights.get('*')
  let best: string | undefined
  let most = 0
  for (const coding of offers) {
    const weight = weightOf(coding) ?? 0
    if (weight > most) [best, most] = [coding, weight]
  }
  // Not named, it is acceptable all the same, after all others.
  const identity = weightOf('identity')
  if (best !== undefined && (identity ?? 0) <= most) return best
  return identity === 0 ? undefined : 'identity'
}

function readWeights(accept: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((each) => each.trim())
    const weight = parameters.length === 0 ? 1 : weightIn(parameters)
    if (coding === '' || weight === undefined) continue
    // RFC 9110, 8.4.1.3
    weights.set(coding === 'x-gzip' ? 'gzip' : coding, weight)
  }
  return weights
}

// A coding whose weight cannot be read is one the reader did not name.
function weightIn(parameters: readonly string[]): number | undefined {
  const weight = parameters.length === 1 ? WEIGHT.exec(parameters[0] ?? '')?.[1] : undefined
  return weight === undefined ? undefined : Number(weight)
}
