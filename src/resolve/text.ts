import type { GapReason, LocalizedText } from '../article/types.js'
import { type OwnText, ownText } from './entry.js'
import type { Resolution } from './resolution.js'
import type { ResolvedText, TextState } from './types.js'

type Words = Extract<OwnText, { kind: 'words' }>

/** Chooses the words of one text. */
export function resolveText<C extends string>(
  resolution: Resolution<C>,
  text: LocalizedText<C>,
): ResolvedText<C> {
  const { locales, locale, source } = resolution
  const own = ownText(text, locale, source)
  if (own.kind === 'omitted') return noWords(resolution, 'omitted')
  const reason = own.kind === 'missing' ? own.reason : undefined
  const found = findWords(resolution, text, own)
  if (found === undefined) return noWords(resolution, 'missing', reason)
  const { code, words } = found
  const { dir } = locales.get(code)
  if (code === locale) return shown(words, locale, dir, stateOf(resolution, words))
  return shown(words, code, dir, 'fallback', reason)
}

/** The locale whose words are chosen for one text, where there are any. */
export function chosenLocale<C extends string>(
  resolution: Resolution<C>,
  text: LocalizedText<C>,
): C | undefined {
  const own = ownText(text, resolution.locale, resolution.source)
  return own.kind === 'omitted' ? undefined : findWords(resolution, text, own)?.code
}

/** One text that belongs to every locale. */
export function sharedText<C extends string>(
  { locales, locale }: Resolution<C>,
  text: string,
): ResolvedText<C> {
  return shown({ text, ...UNMARKED }, locale, locales.get(locale).dir, 'shared')
}

/** One text that policy `omit` leaves out. */
export function leftOut<C extends string>(
  resolution: Resolution<C>,
  reason?: GapReason,
): ResolvedText<C> {
  return noWords(resolution, 'omitted', reason)
}

function noWords<C extends string>(
  { locales, locale }: Resolution<C>,
  state: 'missing' | 'omitted',
  reason?: GapReason,
): ResolvedText<C> {
  return shown({ text: '', ...UNMARKED }, locale, locales.get(locale).dir, state, reason)
}

const UNMARKED = { outdated: false, machine: false }

// Written out, since spreading texts into each other takes longer than choosing them.
function shown<C extends string>(
  { text, outdated, machine }: Pick<Words, 'text' | 'outdated' | 'machine'>,
  locale: C,
  dir: ResolvedText['dir'],
  state: TextState,
  reason?: GapReason,
): ResolvedText<C> {
  if (reason === undefined) return { text, locale, dir, state, outdated, machine }
  return { text, locale, dir, state, outdated, machine, reason }
}

function findWords<C extends string>(
  { order, source, locale, preferCurrent }: Resolution<C>,
  text: LocalizedText<C>,
  own: OwnText,
): { readonly code: C; readonly words: Words } | undefined {
  let outdated: { readonly code: C; readonly words: Words } | undefined
  for (const code of order) {
    const words = code === locale ? own : ownText(text, code, source)
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
