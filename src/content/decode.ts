/** A file's text, or what is wrong with its bytes. */
export type DecodedText =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly text?: undefined; readonly fault: string }

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads UTF-8, keeping a byte order mark. Anything else is refused with the place of the first wrong
 * byte: a replacement character would lose an author's words without a word.
 */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { fault: 'is UTF-16: its byte order mark stands at byte 0' }
  }
  const zero = bytes.indexOf(0)
  if (zero !== -1 && isHalfZero(bytes)) return { fault: `looks like UTF-16: byte ${zero} is zero` }
  try {
    return { text: decoder.decode(bytes) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const offset = firstWrongByte(bytes)
    const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const guess = looksLikeWindows1251(bytes) ? ' (it looks like windows-1251)' : ''
    return { fault: `is not UTF-8: byte ${offset} is 0x${value}${guess}` }
  }
}

function isHalfZero(bytes: Uint8Array): boolean {
  let zeros = 0
  for (const byte of bytes) if (byte === 0) zeros += 1
  return zeros * 4 > bytes.length
}

// Russian and Ukrainian letters fill 0xC0 to 0xFF there; in UTF-8 such bytes never stand in a row.
function looksLikeWindows1251(bytes: Uint8Array): boolean {
  let letters = 0
  let pairs = 0
  bytes.forEach((byte, at) => {
    if (byte < 0xc0) return
    letters += 1
    if ((bytes[at + 1] ?? 0) >= 0xc0) pairs += 1
  })
  return pairs * 2 > letters
}

// By the table of well-formed byte sequences (Unicode, table 3-7).
function firstWrongByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return at
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2)
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  const rest = bytes.subarray(at + 2, at + length)
  return rest.every((byte) => byte >= 0x80 && byte <= 0xbf) ? length : 0
}
