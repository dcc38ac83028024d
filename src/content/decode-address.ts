/** An address without its percent encoding. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch (error) {
    // A lone percent sign is no encoding.
    if (error instanceof URIError) return address
    throw error
  }
}
