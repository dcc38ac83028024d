import type { GapReason, LocalizedText } from '../article/types.js'
import type { Locales } from '../locale/types.js'
import { type OwnText, ownText } from './entry.js'
import type { ResolvedText, TextState } from './types.js'

/** What every text of one article is resolved with. */
export interface Resolution<C extends string> {
  readonly locales: Locales<C>
  readonly source: C
  /** The requested locale. */
  readonly locale: C
  /** The locales to try for words, best first. */
  readonly order: readonly C[]
  /** Whether outdated words give way to another locale's current ones. */
  readonly preferCurrent: boolean
}

type Words = Extract<OwnText, { kind: 'words' }>

/** Chooses the words of one text. */
export function resolveText<C extends string>(
  resolution: Resolution<C>,
  text: LocalizedText<C>,
): ResolvedText<C> {
  const { locale, source } = resolution
  const own = ownText(text, locale, source)
  if (own.kind === 'omitted') return noWords(resolution, 'omitted')
  const found = findWords(resolution, text)
  if (found === undefined) return { ...noWords(resolution, 'missing'), ...reasonOf(own) }
  const { code, words } = found
  const { outdated, machine } = words
  const chosen = { text: words.text, locale: code, dir: dirOf(resolution, code) }
  if (code === locale) return { ...chosen, state: stateOf(resolution, words), outdated, machine }
  const fallback = { ...chosen, state: 'fallback', outdated, machine } as const
  return { ...fallback, ...reasonOf(own) }
}

function reasonOf(own: OwnText): { readonly reason?: GapReason } {
  return own.kind === 'missing' ? { reason: own.reason } : {}
}

/** One text that belongs to every locale. */
export function sharedText<C extends string>(
  { locale, ...rest }: Resolution<C>,
  text: string,
): ResolvedText<C> {
  const dir = dirOf(rest, locale)
  return { text, locale, dir, state: 'shared', outdated: false, machine: false }
}

/** A text that shows nothing. */
export function noWords<C extends string>(
  resolution: Resolution<C>,
  state: 'missing' | 'omitted',
): ResolvedText<C> {
  return { ...sharedText(resolution, ''), state }
}

function findWords<C extends string>(
  { order, source, preferCurrent }: Resolution<C>,
  text: LocalizedText<C>,
): { readonly code: C; readonly words: Words } | undefined {
  let outdated: { readonly code: C; readonly words: Words } | undefined
  for (const code of order) {
    const words = ownText(text, code, source)
    if (words.kind !== 'words') continue
    if (!preferCurrent || !words.outdated) return { code, words }
    outdated ??= { code, words }
  }
  return outdated
}

function stateOf<C extends string>({ locale, source }: Resolution<C>, words: Words): TextState {
  if (locale === source) return 'source'
  if (words.outdated) return 'outdated'
  return words.machine ? 'machine' : 'translated'
}

function dirOf<C extends string>({ locales }: Pick<Resolution<C>, 'locales'>, code: C) {
  return locales.get(code).dir
}
