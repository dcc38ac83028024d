/**
 * A short hash for noticing change, not for security: two 32-bit FNV-1a sums over UTF-16 code
 * units, one of them over the units in a rotated form, each finished by the mixing step of
 * MurmurHash3. 64 bits, as base 36.
 */
export function hash(text: string): string {
  let one = 0x811c9dc5
  let two = 0x9747b28c
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    two = (Math.imul((two << 13) | (two >>> 19), 5) + (unit ^ 0xe6546b64)) | 0
  }
  return finished(one, two ^ text.length)
}

/** Two sums as a hash. */
export function finished(one: number, two: number): string {
  return digits(mix(one)) + digits(mix(two))
}

function mix(sum: number): number {
  let value = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

function digits(value: number): string {
  return value.toString(36).padStart(7, '0')
}
