import { SteleError } from '../errors.js'

// Far above any real file (a thousand long articles), and still read in seconds.
const MAX_LENGTH = 50_000_000

/** The text of an exchange file: UTF-8, or UTF-16 with its mark, without the mark. */
export function decode(file: string | Uint8Array): string {
  if (file.length > MAX_LENGTH) {
    throw new SteleError(
      'invalid-exchange-file',
      `The file is longer than ${MAX_LENGTH} characters.`,
      {
        hint: 'Split it, for example one file for each article.',
      },
    )
  }
  const text = typeof file === 'string' ? file : decodeBytes(file)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function decodeBytes(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new SteleError(
      'invalid-exchange-file',
      `The file is not valid ${encoding.toUpperCase()}.`,
      {
        hint: 'Save it as UTF-8 and import it again.',
        cause,
      },
    )
  }
}
