import type { Article } from '../article/types.js'
import { joinPath } from '../locale/address.js'
import type { Locales } from '../locale/types.js'
import { articlePath } from '../switch/address.js'
import { localeLinks } from '../switch/links.js'
import { checkColumns } from './columns.js'
import { renderDocument } from './document.js'
import { type PageOptions, resolvePage } from './page.js'
import { type ParallelColumn, parallelTable } from './parallel-table.js'

/** Options of {@link renderParallel}: each column shows its own locale only. */
export type ParallelOptions<C extends string> = Omit<
  PageOptions<C>,
  'policy' | 'outdated' | 'reader'
>

/**
 * An article side by side in two to four locales: a complete HTML document with a table, a column
 * for each locale, a row for each block. What is not translated, outdated or by a machine says so.
 * Interface words are in the first locale. Search engines are asked to leave the page out.
 *
 * @throws SteleError `invalid-option` unless there are two to four different locales;
 *   `missing-translation` when the article has no page in one of them
 * @example renderParallel(locales, article, ['uk', 'en'], { messages, renderer })
 */
export function renderParallel<C extends string>(
  locales: Locales<C>,
  article: Article<C>,
  columns: readonly NoInfer<C>[],
  options: ParallelOptions<NoInfer<C>>,
): string {
  const [first] = checkColumns<C>(columns)
  const { messages, renderer } = options
  const shown = columns.map((code): ParallelColumn<C> => {
    const resolved = resolvePage(locales, article, code, options)
    return {
      article: resolved,
      rendered: renderer.render(resolved),
      href: articlePath(locales, article, code, options),
      name: locales.get(code).name,
    }
  })
  const { title } = resolvePage(locales, article, first, options)
  return renderDocument({
    locale: first,
    messages,
    title: { ...title, text: renderer.renderInline(title.text, { locale: title.locale }).text },
    links: localeLinks(locales, article, first, options).map((link) => ({
      ...link,
      current: false,
    })),
    now: options.now,
    siteName: options.siteName,
    home: joinPath(locales, first, '/', options),
    script: options.script,
    isUnindexed: true,
    main: parallelTable(shown, messages),
  })
}
