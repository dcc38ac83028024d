import type { Article } from '../article/types.js'
import { decodeSegment, splitPath } from '../locale/address.js'
import { unescapeAttribute } from '../render/html.js'
import { keyOf } from './addresses.js'
import { entriesOf, type Ordered, rankOf, revised } from './ordered.js'
import type { ArticleRecord, State } from './records.js'
import type { Settings } from './settings.js'

// Links, definitions, addresses in angle brackets and bare ones; images are among them.
const DESTINATION =
  /\]\(\s*(?:<([^>\n]*)>|([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))|\]:\s*(?:<([^>\n]*)>|(\S+))|<(https?:[^\s<>]*)>|(https?:[^\s<>)\]"']+)|\bhref\s*=\s*["']?([^"'\s>]+)/gi

/**
 * Where the texts of an article may lead, in all locales: enough to know, without rendering it,
 * whether what it leads to has changed. Places on its own page and addresses that are none of the
 * web are left out.
 */
export function destinationsOf<C extends string>({
  blocks,
  definitions,
  title,
  summary,
}: Pick<Article<C>, 'blocks' | 'definitions' | 'summary' | 'title'>): readonly string[] {
  const found = new Set<string>()
  const see = (text: string): void => {
    if (!mayLead(text)) return
    let groups = DESTINATION.exec(text)
    for (; groups !== null; groups = DESTINATION.exec(text)) {
      const written = groups.slice(1).find(Boolean) ?? ''
      const plain = NEEDS_READING.test(written) ? read(written) : written
      if (plain !== '' && !OTHER_SCHEME.test(plain)) found.add(plain)
    }
  }
  for (const { text } of blocks) forEachText(text, see)
  forEachText([definitions, title, summary], see)
  return [...found].sort()
}

// A quick look, before the pattern takes a long one: whatever it finds has one of these.
function mayLead(text: string): boolean {
  return text.includes('](') || text.includes(':') || text.includes('=')
}

const OTHER_SCHEME = /^(?!https?:)[a-z][a-z\d+.-]*:/i

const NEEDS_READING = /[\\&?#]/

function read(written: string): string {
  const plain = unescapeAttribute(written.replace(/\\([!-/:-@[-`{-~])/g, '$1'))
  return plain.replace(/[?#].*$/s, '')
}

// Entries are texts, texts with facts about them, or gaps.
function forEachText(tree: unknown, see: (text: string) => void): void {
  if (typeof tree === 'string') see(tree)
  if (typeof tree !== 'object' || tree === null) return
  for (const each of Object.values(tree)) forEachText(each, see)
}

/** Ids of the articles whose texts may lead to an article: some of them perhaps do not. */
export function linkingTo<C extends string>(
  settings: Settings<C>,
  { linked }: State<C>,
  record: ArticleRecord<C>,
): readonly string[] {
  const ids = namesOf(settings, record).flatMap((name) => {
    const [from, to] = [rankOf(linked(), `${name} `), rankOf(linked(), `${name}!`)]
    return Array.from(entriesOf(linked(), from, to), ([, id]) => id)
  })
  return [...new Set(ids)].filter((id) => id !== record.entry.id)
}

/** By the names in their links, the articles of a state after a revision. */
export function reviseLinked<C extends string>(
  { linked }: State<C>,
  before: readonly ArticleRecord<C>[],
  after: readonly ArticleRecord<C>[],
): Ordered<string> {
  const edits = new Map<string, string | undefined>()
  const note = ({ entry }: ArticleRecord<C>, id: string | undefined): void => {
    for (const name of (entry.links ?? []).flatMap(namesIn)) edits.set(`${name} ${entry.id}`, id)
  }
  for (const record of before) note(record, undefined)
  for (const record of after) note(record, record.entry.id)
  return revised(linked(), edits)
}

// An article is called by the ends of its addresses, and in the paths of its files by its id.
function namesOf<C extends string>(
  { locales }: Settings<C>,
  { entry, claims }: ArticleRecord<C>,
): readonly string[] {
  const ends = claims.map(({ path }) => splitPath(locales, path).rest)
  const names = [...ends, entry.id, ...entry.id.split('__').slice(-1)]
  return [...new Set(names.map(lastName))]
}

// `../night-trams/uk.md`, `night-trams.uk.md` and `/uk/night-trams/` all have it near their end.
function namesIn(link: string): readonly string[] {
  const segments = link.split('/').filter((segment) => segment !== '')
  return segments.slice(-2).flatMap((segment) => {
    const name = lastName(decodeSegment(segment))
    const parts = name.split('.')
    return parts.map((_, at) => parts.slice(0, at + 1).join('.'))
  })
}

// A space ends a name in the keys.
function lastName(path: string): string {
  const name = keyOf(path.replace(/\/+$/, '')).split('/').at(-1) ?? ''
  return name.replaceAll(' ', '\u00a0')
}
