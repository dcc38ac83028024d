import type { Diagnostic } from '../errors.js'
import { ownValue } from '../locale/own.js'
import type { ResolvedArticle, ResolvedText } from '../resolve/types.js'
import { renderBlocks } from './article-blocks.js'
import { type Engine, openPage, type PageScope } from './engine.js'
import { addFindings } from './findings.js'
import { renderNotes } from './footnotes.js'
import { lineOf } from './fragment.js'
import { linkPage } from './link-page.js'
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
  const ownSummary = ownValue(article, 'summary')
  const summary = ownSummary && (yield* renderInline(page, 'summary', ownSummary, diagnostics))
  const localized: [string, RenderedInline<C>][] = []
  for (const [name, text] of Object.entries(article.localized)) {
    localized.push([name, yield* renderInline(page, name, text, diagnostics)])
  }
  const blocks = yield* renderBlocks(page, article, diagnostics)
  // Their words are asked for only where there are any.
  const footnotes =
    page.notes.used.length === 0
      ? ''
      : yield* renderNotes(page, article, wordsFor(engine.messages, article.chain), diagnostics)
  return {
    html: joinParts(blocks, footnotes),
    blocks,
    footnotes,
    lang: article.locale,
    dir: article.dir,
    title,
    localized: Object.fromEntries(localized),
    diagnostics: [...page.definitions().diagnostics, ...diagnostics],
    // Last: V8 takes microseconds for each property that follows one that may be left out.
    ...(summary && { summary }),
  }
}

function charactersOf({ blocks }: Pick<ResolvedArticle, 'blocks'>): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

/**
 * All blocks, then the footnotes. Added up, not joined: whoever puts it into a page copies it there
 * once.
 */
export function joinParts(blocks: readonly RenderedBlock[], footnotes: string): string {
  let joined = ''
  for (const { html } of blocks) joined += joined === '' ? html : `\n${html}`
  if (footnotes === '') return joined
  return joined === '' ? footnotes : `${joined}\n${footnotes}`
}

function* renderInline<C extends string>(
  page: PageScope,
  name: string,
  { text, locale, dir, state, outdated, machine }: ResolvedText<C>,
  diagnostics: Diagnostic[],
): Steps<RenderedInline<C>> {
  const fragment =
    page.atOnce('inline', text, locale) ??
    (yield* page.inSteps('inline', text, { locale, dir, idPrefix: `${name}--` }))
  addFindings(page, fragment, { locale }, diagnostics)
  const line = lineOf(fragment)
  return { html: line.html, text: line.text, locale, dir, state, outdated, machine }
}
