/**
 * How the files of a content folder are named:
 *
 * - `folder`: `night-trams/uk.md`
 * - `suffix`: `night-trams.uk.md`, or `night-trams/index.uk.md`
 * - `prefix`: `uk/night-trams.md`
 */
export type ContentLayout = 'folder' | 'suffix' | 'prefix'

/** Which article and which locale a file holds, by its name. */
export interface FilePlace {
  readonly id: string
  /** As it is written in the name. */
  readonly tag: string
  readonly layout: ContentLayout
}

const EXTENSION = /\.(?:md|markdown)$/i
const INDEX = /^_?index$/

/** Whether a file's name says that it holds Markdown. */
export function isMarkdownName(name: string): boolean {
  return EXTENSION.test(name)
}

/**
 * Reads a path, relative to the content folder, with `/`. `isLocale` says which tags may be locales.
 *
 * @example placeOf('city/night-trams/uk.md', isLocale) // => { id: 'city__night-trams', tag: 'uk', layout: 'folder' }
 */
export function placeOf(
  path: string,
  isLocale: (tag: string) => boolean,
  layout?: ContentLayout,
): FilePlace | undefined {
  const segments = path.normalize('NFC').replace(EXTENSION, '').split('/')
  for (const read of layout === undefined ? READERS : READERS.filter(([name]) => name === layout)) {
    const found = read[1](segments, isLocale)
    if (found !== undefined) return { ...found, layout: read[0] }
  }
  return undefined
}

/** The path of a file that is not there yet. */
export function pathOf(id: string, tag: string, layout: ContentLayout): string {
  const folders = id.split(SEPARATOR).join('/')
  switch (layout) {
    case 'folder':
      return `${folders}/${tag}.md`
    case 'suffix':
      return `${folders}.${tag}.md`
    case 'prefix':
      return `${tag}/${folders}.md`
  }
}

/**
 * The path of a file's translation, named like the file itself.
 *
 * @example siblingPath('city/trams/index.en.md', 'uk', 'suffix') // => 'city/trams/index.uk.md'
 */
export function siblingPath(path: string, tag: string, layout: ContentLayout): string {
  switch (layout) {
    case 'folder':
      return path.replace(/[^/]+(?=\.[^./]+$)/, () => tag)
    case 'suffix':
      return path.replace(/[^./]+(?=\.[^./]+$)/, () => tag)
    case 'prefix':
      return path.replace(/^[^/]+/, () => tag)
  }
}

// An article's id is one segment of an address, so nested folders are joined by something that
// hardly any folder's name holds.
const SEPARATOR = '__'

type Reader = (
  segments: readonly string[],
  isLocale: (tag: string) => boolean,
) => Omit<FilePlace, 'layout'> | undefined

// The file's own name decides before the folders above it: `en/it.md` is no article in Italian
// where `en` is a locale too, so a leading locale comes first.
const READERS: readonly (readonly [ContentLayout, Reader])[] = [
  [
    'prefix',
    (segments, isLocale) => {
      const [tag = '', ...rest] = segments
      return rest.length > 0 && isLocale(tag) ? place(rest, tag) : undefined
    },
  ],
  [
    'folder',
    (segments, isLocale) => {
      const tag = segments.at(-1) ?? ''
      return segments.length > 1 && isLocale(tag) ? place(segments.slice(0, -1), tag) : undefined
    },
  ],
  [
    'suffix',
    (segments, isLocale) => {
      const name = segments.at(-1) ?? ''
      const dot = name.lastIndexOf('.')
      const tag = name.slice(dot + 1)
      if (dot < 1 || !isLocale(tag)) return undefined
      return place([...segments.slice(0, -1), name.slice(0, dot)], tag)
    },
  ],
]

function place(segments: readonly string[], tag: string): Omit<FilePlace, 'layout'> | undefined {
  const folders =
    INDEX.test(segments.at(-1) ?? '') && segments.length > 1 ? segments.slice(0, -1) : segments
  return { id: folders.join(SEPARATOR), tag }
}
