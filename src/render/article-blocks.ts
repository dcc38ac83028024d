import type { Diagnostic } from '../errors.js'
import type { ResolvedArticle, ResolvedBlock } from '../resolve/types.js'
import type { PageScope } from './engine.js'
import { addFindings } from './findings.js'
import { type Fragment, stamp } from './fragment.js'
import { attribute } from './html.js'
import { markOf } from './marks.js'
import { rememberPlain } from './plain-blocks.js'
import type { Steps } from './steps.js'
import type { RenderedBlock } from './types.js'

/** Renders the blocks of a page in order, each with its own id, language and state. */
export function* renderBlocks<C extends string>(
  page: PageScope,
  article: ResolvedArticle<C>,
  diagnostics: Diagnostic[],
): Steps<readonly RenderedBlock<C>[]> {
  const blocks: RenderedBlock<C>[] = []
  const waiting = article.blocks.values()
  const plain: (string | undefined)[] = []
  const attributesOf = createAttributes(article)

  function write(block: ResolvedBlock<C>, fragment: Fragment): void {
    const { id, locale, state } = block
    addFindings(page, fragment, { locale, block: id }, diagnostics)
    const written = isNothing(fragment) ? '' : attributesOf(block)
    const html = stamp(fragment, attribute('id', id) + written)
    plain.push(fragment.isPlain ? html : undefined)
    blocks.push({ id, html, locale, state })
  }

  // Not in the generator itself: most blocks need no step, and it costs more than they do. Answers
  // the first that needs one.
  function writeAtOnce(): ResolvedBlock<C> | undefined {
    for (const block of waiting) {
      if (isLeftOut(block)) {
        const { id, locale, state } = block
        plain.push(undefined)
        blocks.push({ id, html: `<div id="${id}" data-state="${state}"></div>`, locale, state })
        continue
      }
      const fragment = page.atOnce('blocks', block.text, block.locale)
      if (fragment === undefined) return block
      write(block, fragment)
    }
    return undefined
  }

  for (let block = writeAtOnce(); block !== undefined; block = writeAtOnce()) {
    const { id, text, locale, dir } = block
    write(block, yield* page.inSteps('blocks', text, { locale, dir, idPrefix: `${id}--`, id }))
  }
  rememberPlain(blocks, plain)
  return blocks
}

function isLeftOut({ state }: ResolvedBlock): boolean {
  return state === 'missing' || state === 'omitted'
}

// Blocks of definitions only say nothing about themselves: there is nothing to read.
function isNothing({ outermost, rest }: Fragment): boolean {
  return outermost === undefined && rest === ''
}

// There are few kinds of blocks on a page: the attributes of each are written once.
function createAttributes(
  page: Pick<ResolvedArticle, 'locale' | 'dir'>,
): (block: ResolvedBlock) => string {
  const kinds: { readonly first: ResolvedBlock; readonly written: string }[] = []
  return (block) => {
    for (const { first, written } of kinds) if (isAlike(block, first)) return written
    const written = writeAttributes(page, block)
    kinds.push({ first: block, written })
    return written
  }
}

function isAlike(one: ResolvedBlock, other: ResolvedBlock): boolean {
  return (
    one.locale === other.locale &&
    one.dir === other.dir &&
    one.state === other.state &&
    one.outdated === other.outdated &&
    one.machine === other.machine
  )
}

function writeAttributes(
  page: Pick<ResolvedArticle, 'locale' | 'dir'>,
  { locale, dir, state, outdated, machine }: ResolvedBlock,
): string {
  return (
    attribute('lang', locale === page.locale ? undefined : locale) +
    attribute('dir', dir === page.dir ? undefined : dir) +
    attribute('data-state', markOf(state)) +
    attribute('data-outdated', outdated && state !== 'outdated' ? '' : undefined) +
    attribute('data-machine', machine && state !== 'machine' ? '' : undefined)
  )
}
