// Longer than any tag in use; BCP 47 (RFC 5646, 4.4.1) asks for 35 characters at least.
const MAX_LENGTH = 100

// POSIX locale modifiers that name a script: `sr_RS@latin`.
const SCRIPT_MODIFIERS = new Map([
  ['latin', 'Latn'],
  ['iqtelif', 'Latn'],
  ['cyrillic', 'Cyrl'],
  ['arabic', 'Arab'],
  ['devanagari', 'Deva'],
])

/**
 * The canonical BCP 47 tag for what people and systems write, or `undefined` when it is no tag:
 * `uk_UA`, `UK-ua`, `en_GB.UTF-8`, `sr@latin`, `iw`. Canonical as `Intl.Locale` has it (RFC 5646,
 * UTS #35), and Norwegian `no` is folded to `nb`, which Intl leaves apart.
 *
 * @example canonicalTag('uk_UA.UTF-8') // => 'uk-UA'
 */
export function canonicalTag(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || raw.length > MAX_LENGTH) return undefined
  const [plain = '', modifier = ''] = raw.trim().split('@')
  const tag = plain.replace(/\..*$/s, '').replaceAll('_', '-')
  const script = SCRIPT_MODIFIERS.get(modifier.toLowerCase())
  const canonical = parse(script === undefined ? tag : tag.replace(/^[a-z]+/i, `$&-${script}`))
  return canonical?.toString().replace(/^no(?=-|$)/, 'nb')
}

/**
 * Whether a tag is written as `Intl.Locale` writes it.
 *
 * @example isCanonical('uk-ua') // => false
 */
export function isCanonical(tag: string): boolean {
  return parse(tag)?.toString() === tag
}

/** The script of a tag by CLDR's likely subtags: `Cyrl` for `uk`; `undefined` when unknown. */
export function scriptOf(tag: string): string | undefined {
  return parse(tag)?.maximize().script
}

function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
