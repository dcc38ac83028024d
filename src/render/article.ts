import type { Diagnostic } from '../errors.js'
import type { ResolvedArticle, ResolvedBlock, ResolvedText } from '../resolve/types.js'
import { type Engine, openPage, type PageScope } from './engine.js'
import { renderNotes } from './footnotes.js'
import { type Fragment, lineOf, stamp } from './fragment.js'
import { linkPage } from './link-page.js'
import { lostHtml } from './lost-html.js'
import { markOf } from './marks.js'
import { overLimit } from './over-limit.js'
import type { Steps } from './steps.js'
import type { RenderedArticle, RenderedBlock, RenderedInline } from './types.js'
import { typesetPage } from './typography/page.js'
import { wordsFor } from './words.js'

/** Renders a resolved article, block by block in order, then the footnotes they refer to. */
export function* renderArticle<C extends string>(
  engine: Engine,
  article: ResolvedArticle<C>,
): Steps<RenderedArticle<C>> {
  const diagnostics: Diagnostic[] = []
  const page = linkPage(
    typesetPage(openPage(engine, article.definitions, charactersOf(article)), engine.typeset),
    engine.linker,
    { pageLocale: article.locale, articleId: article.id },
  )
  const title = yield* renderInline(page, 'title', article.title, diagnostics)
  const summary =
    article.summary && (yield* renderInline(page, 'summary', article.summary, diagnostics))
  const localized: [string, RenderedInline<C>][] = []
  for (const [name, text] of Object.entries(article.localized)) {
    localized.push([name, yield* renderInline(page, name, text, diagnostics)])
  }
  const blocks: RenderedBlock<C>[] = []
  for (const block of article.blocks) {
    blocks.push(yield* renderBlock(page, article, block, diagnostics))
  }
  // Their words are asked for only where there are any.
  const footnotes =
    page.notes.used.length === 0
      ? ''
      : yield* renderNotes(page, article, wordsFor(engine.messages, article.chain), diagnostics)
  const parts = [...blocks.map((block) => block.html), footnotes]
  return {
    html: parts.filter((part) => part !== '').join('\n'),
    blocks,
    footnotes,
    lang: article.locale,
    dir: article.dir,
    title,
    ...(summary && { summary }),
    localized: Object.fromEntries(localized),
    diagnostics: [...page.definitions().diagnostics, ...diagnostics],
  }
}

function charactersOf({ blocks }: Pick<ResolvedArticle, 'blocks'>): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

function* renderBlock<C extends string>(
  page: PageScope,
  article: ResolvedArticle<C>,
  block: ResolvedBlock<C>,
  diagnostics: Diagnostic[],
): Steps<RenderedBlock<C>> {
  const { id, text, locale, dir, state } = block
  if (state === 'missing' || state === 'omitted') {
    return { id, html: `<div id="${id}" data-state="${state}"></div>`, locale, state }
  }
  const fragment = yield* page.blocks(text, { locale, dir, idPrefix: `${id}--`, id })
  diagnostics.push(...findings(page, fragment, { locale, block: id }))
  return { id, html: stamp(fragment, attributesOf(article, block, fragment)), locale, state }
}

function attributesOf(
  page: Pick<ResolvedArticle, 'locale' | 'dir'>,
  { id, locale, dir, state, outdated, machine }: ResolvedBlock,
  fragment: Fragment,
): Readonly<Record<string, string | undefined>> {
  if (fragment.html.trim() === '') return { id } // definitions only: there is nothing to read
  return {
    id,
    lang: locale === page.locale ? undefined : locale,
    dir: dir === page.dir ? undefined : dir,
    'data-state': markOf(state),
    'data-outdated': outdated && state !== 'outdated' ? '' : undefined,
    'data-machine': machine && state !== 'machine' ? '' : undefined,
  }
}

function* renderInline<C extends string>(
  page: PageScope,
  name: string,
  resolved: ResolvedText<C>,
  diagnostics: Diagnostic[],
): Steps<RenderedInline<C>> {
  const { text, locale, dir, state, outdated, machine } = resolved
  const fragment = yield* page.inline(text, { locale, dir, idPrefix: `${name}--` })
  diagnostics.push(...findings(page, fragment, { locale }))
  return { ...lineOf(fragment), locale, dir, state, outdated, machine }
}

function findings(
  { limits }: PageScope,
  fragment: Fragment,
  place: { readonly locale: string; readonly block?: string },
): readonly Diagnostic[] {
  return [...lostHtml(fragment, place), ...overLimit(fragment, limits, place)]
}
