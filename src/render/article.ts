import { isBlank } from '../article/rules.js'
import type { Diagnostic } from '../errors.js'
import type { ResolvedArticle, ResolvedBlock, ResolvedText } from '../resolve/types.js'
import { type Engine, openPage, type PageScope } from './engine.js'
import { renderNotes } from './footnotes.js'
import { type Fragment, lineOf, stamp } from './fragment.js'
import { attribute } from './html.js'
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
    const { id, text, locale, dir, state } = block
    if (isLeftOut(block)) {
      blocks.push({ id, html: `<div id="${id}" data-state="${state}"></div>`, locale, state })
      continue
    }
    // Not in a function of its own: a generator costs more than most blocks, which need no step.
    const fragment =
      page.atOnce(text, locale) ??
      (yield* page.inSteps(text, { locale, dir, idPrefix: `${id}--`, id }))
    diagnostics.push(...findings(page, fragment, { locale, block: id }))
    blocks.push({
      id,
      html: stamp(fragment, attributesOf(article, block, fragment)),
      locale,
      state,
    })
  }
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
    ...(summary && { summary }),
    localized: Object.fromEntries(localized),
    diagnostics: [...page.definitions().diagnostics, ...diagnostics],
  }
}

function charactersOf({ blocks }: Pick<ResolvedArticle, 'blocks'>): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

// Added up, not joined: whoever puts it into a page copies it there once.
function joinParts(blocks: readonly RenderedBlock[], footnotes: string): string {
  let html = ''
  for (const part of [...blocks.map((block) => block.html), footnotes]) {
    if (part !== '') html += html === '' ? part : `\n${part}`
  }
  return html
}

function isLeftOut({ state }: ResolvedBlock): boolean {
  return state === 'missing' || state === 'omitted'
}

// Blocks of definitions only say nothing about themselves: there is nothing to read.
function attributesOf(
  page: Pick<ResolvedArticle, 'locale' | 'dir'>,
  { id, locale, dir, state, outdated, machine }: ResolvedBlock,
  { html, outermost }: Fragment,
): string {
  const own = attribute('id', id)
  if (outermost === undefined && isBlank(html)) return own
  return (
    own +
    attribute('lang', locale === page.locale ? undefined : locale) +
    attribute('dir', dir === page.dir ? undefined : dir) +
    attribute('data-state', markOf(state)) +
    attribute('data-outdated', outdated && state !== 'outdated' ? '' : undefined) +
    attribute('data-machine', machine && state !== 'machine' ? '' : undefined)
  )
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
  if (fragment.lostHtml.length === 0 && fragment.limit === undefined) return NONE
  return [...lostHtml(fragment, place), ...overLimit(fragment, limits, place)]
}

const NONE: readonly Diagnostic[] = []
