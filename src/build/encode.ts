// In UTF-16 units. Longer texts are few, and need not have room all the time.
const USUAL = 2 ** 17

/**
 * Makes an encoder into UTF-8 that writes each text where the one before was: what it gives is to
 * be used before the next one. So a page costs no memory of its own.
 */
export function reusedEncoder(): (text: string) => Uint8Array {
  const encoder = new TextEncoder()
  // No unit takes more than three bytes.
  const room = new Uint8Array(USUAL * 3)
  return (text) => {
    if (text.length > USUAL) return encoder.encode(text)
    return room.subarray(0, encoder.encodeInto(text, room).written)
  }
}
