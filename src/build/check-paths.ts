import { quote, SteleError } from '../errors.js'
import { foldersAbove, isSafePath } from './paths.js'

/** A file of a site, and whose it is. */
interface NamedFile {
  readonly file: string
  readonly article: string | undefined
  readonly locale: string | undefined
}

const MOST_NAMED = 10

/**
 * Holds paths against what all file systems can do. Slugs are checked long before; what an option
 * `path` makes of them is not, nor how long they are. Nothing may turn out to be impossible when half
 * of the site is in place, and a page left out would be one that others lead to.
 *
 * @throws SteleError `invalid-option` that tells all of them at once
 */
export function checkPaths(files: readonly NamedFile[]): void {
  const known = new Set<string>()
  const found: string[] = []
  for (const each of files) {
    const fault = known.has(each.file) ? 'is the file of two addresses' : faultOf(each.file)
    if (fault !== undefined) found.push(`${nameOf(each)} ${fault}`)
    known.add(each.file)
  }
  const folders = new Set(files.flatMap(({ file }) => foldersAbove(file)))
  for (const each of files) {
    if (folders.has(each.file)) found.push(`${nameOf(each)} would be a file and a folder`)
  }
  if (found.length === 0) return
  const distinct = [...new Set(found)]
  const more = distinct.length > MOST_NAMED ? `; and ${distinct.length - MOST_NAMED} more` : ''
  throw new SteleError(
    'invalid-option',
    `The site cannot be made of files: ${distinct.slice(0, MOST_NAMED).join('; ')}${more}.`,
    { hint: 'Choose another slug, or let the option "path" make other paths.' },
  )
}

function nameOf({ file, article, locale }: NamedFile): string {
  if (article === undefined) return quote(file)
  return `${quote(file)} (${locale === undefined ? article : `${article}, ${locale}`})`
}

// On ext4, APFS and NTFS; the last counts UTF-16 units, of which there are never more.
const LONGEST_NAME = 255
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const RESERVED_NAME = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

function faultOf(file: string): string | undefined {
  if (!isSafePath(file)) return 'cannot be the path of a file'
  const names = file.split('/')
  // No letter has more than three bytes for each unit.
  const isLong = names.some(
    (name) => name.length * 3 > LONGEST_NAME && bytesOf(name) > LONGEST_NAME,
  )
  if (isLong) return `has a name that is too long for a file: of more than ${LONGEST_NAME} bytes`
  if (names.some((name) => RESERVED_NAME.test(name))) return 'has a name that Windows reserves'
  if (names.some((name) => /[. ]$/.test(name))) {
    return 'has a name that ends in a dot or a space, which Windows drops'
  }
  return undefined
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
