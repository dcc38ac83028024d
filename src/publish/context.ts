import { hash } from '../article/hash.js'
import { keyOf } from './addresses.js'
import { sectionKeys, sectionsIn } from './claims.js'
import { type LocaleView, localeView } from './common-view.js'
import { isFed } from './feeds.js'
import type { ArticleLink } from './links.js'
import { listLinks } from './list-links.js'
import { formatMoment } from './moments.js'
import { each, once } from './once.js'
import type { State } from './records.js'
import type { Settings } from './settings.js'
import { cutSitemap, type SitemapCuts } from './sitemap.js'
import { nextMoment } from './timeline.js'

/** A state with what is worked out of it when it is first asked for. */
export interface Context<C extends string> {
  readonly settings: Settings<C>
  readonly state: State<C>
  /** The next moment at which anything may be different. */
  readonly until: number | undefined
  /** The same as RFC 3339 has it. */
  readonly untilText: string | undefined
  readonly sectionAt: (path: string) => { readonly locale: C; readonly section: string } | undefined
  /** Changes whenever what stands around every page of a locale does. */
  readonly frame: (locale: C) => string
  /** The name of the style sheet, which changes with its content. */
  readonly styleName: () => string
  /** The same for the script, where pages have one. */
  readonly scriptName: () => string | undefined
  /** The same for the page at the root. */
  readonly chooserScriptName: () => string | undefined
  readonly sitemap: () => SitemapCuts
  /** What all pages of a locale have. */
  readonly view: (locale: C) => LocaleView<C>
  /** The links of a front page or a section's page. */
  readonly lists: (section: string | undefined) => readonly ArticleLink<C>[]
}

/** Makes a context. */
export function createContext<C extends string>(
  settings: Settings<C>,
  state: State<C>,
): Context<C> {
  const sections = once(() => sectionKeys(settings, state.sections))
  const styleName = once(() => `style-${hash(settings.templates.style)}.css`)
  const scriptName = once(() => nameOfScript(settings.script))
  const chooserScriptName = once(() =>
    settings.unprefixedDefault ? undefined : nameOfScript(settings.chooserScript),
  )
  const until = nextMoment(state)
  const context: Context<C> = {
    settings,
    state,
    until,
    untilText: until === undefined ? undefined : formatMoment(until),
    sectionAt: (path) => sections().get(keyOf(path)),
    frame: each((locale) =>
      hash(
        [locale, settings.version, styleName(), scriptName(), ...frameParts(state, locale)].join(),
      ),
    ),
    styleName,
    scriptName,
    chooserScriptName,
    sitemap: once(() => cutSitemap(settings, state)),
    view: each((locale) => localeView(context, locale)),
    lists: each((section) => listLinks(context, section)),
  }
  return context
}

function nameOfScript(source: string | undefined): string | undefined {
  return source === undefined ? undefined : `script-${hash(source)}.js`
}

function frameParts<C extends string>(state: State<C>, locale: C): readonly string[] {
  const sections = sectionsIn(state, locale)
  const feeds = [undefined, ...sections].map((section) => isFed({ state }, locale, section))
  return [...sections, ...feeds.map(String)]
}
