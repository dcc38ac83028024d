import { addressOf, pathIn } from './addresses.js'
import { sectionsIn } from './claims.js'
import { defaultLink } from './head.js'
import type { ArticleLink } from './links.js'
import { listName, listRecords, listSize } from './lists.js'
import { linkIn, type State } from './records.js'
import type { Settings } from './settings.js'

/**
 * The links of a front page or a section's page. It is listed where a listed article stands in it:
 * a list of nothing but other languages' headlines is no translation.
 */
export function listLinks<C extends string>(
  { settings, state }: { readonly settings: Settings<C>; readonly state: State<C> },
  section: string | undefined,
): readonly ArticleLink<C>[] {
  const { locales, origin } = settings
  const links = locales.codes.map((code): ArticleLink<C> => {
    const { label, name, dir } = locales.get(code)
    const exists = section === undefined || sectionsIn(state, code).includes(section)
    const path = pathIn(settings, code, section === undefined ? '/' : `/${section}/`)
    const href = exists ? addressOf(settings, path) : undefined
    const all = listSize(state, listName('all', code, section))
    const listed = listSize(state, listName('listed', code, section))
    const share = all === 0 ? 1 : listed / all
    const isListed = exists && listed > 0
    return {
      code,
      label,
      name,
      dir,
      hreflang: code,
      href,
      url: href === undefined ? undefined : origin + href,
      canonical: undefined,
      state: !exists ? 'missing' : isListed ? 'translated' : 'partial',
      coverage: { characters: share, blocks: share, outdated: 0, machine: 0, missing: [] },
      listed: isListed,
      published: undefined,
      modified: isListed ? newestIn(state, code, section) : undefined,
    }
  })
  const other = defaultLink(links, locales)?.url
  return links.map((link) => ({
    ...link,
    canonical: link.url === undefined ? undefined : link.listed ? link.url : other,
  }))
}

// The newest article stands first; one that changed later is not news for the list.
function newestIn<C extends string>(
  state: State<C>,
  locale: C,
  section: string | undefined,
): string | undefined {
  for (const record of listRecords(state, listName('listed', locale, section), 0, 1)) {
    return linkIn(record, locale)?.modified
  }
  return undefined
}
