import { fingerprint } from '../article/fingerprint.js'
import { faultOfSegment, isBlank } from '../article/rules.js'
import type { Article, Entry, LocalizedText } from '../article/types.js'
import type { Diagnostic } from '../errors.js'
import type { Locales } from '../locale/types.js'
import { checkIds } from './collect.js'
import { fileLocale } from './file-locale.js'
import { type ArticleText, mapTexts } from './texts.js'
import type {
  AsideReason,
  ImportOptions,
  ImportResult,
  IncomingFile,
  IncomingText,
  TextChange,
  TranslationUnit,
} from './types.js'
import { translationUnits } from './units.js'

/**
 * Puts the translations of a file into articles. Each finds its text by context, then by the
 * source's fingerprint. What has no place is kept aside; nothing is ever removed.
 */
export function mergeTexts<C extends string, M>(
  locales: Locales<C>,
  articles: readonly Article<C, M>[],
  file: IncomingFile,
  options: ImportOptions<C>,
): ImportResult<C, M> {
  checkIds(articles)
  const locale = fileLocale(locales, file, options.locale)
  const units = articles.flatMap((article) => translationUnits(locales, article, locale))
  const { decisions, duplicates } = decide(units, file.texts)
  const written = new Map(
    decisions.flatMap(({ unit, incoming, outcome }) =>
      unit !== undefined && isChange(outcome) ? [[unit.context, { incoming, outcome }]] : [],
    ),
  )
  const merged = articles.map((article) =>
    article.source === locale
      ? article
      : mapTexts(article, (text) => {
          const write = written.get(text.context)
          return write === undefined ? text.text : withEntry(text, locale, write.incoming)
        }),
  )
  return {
    articles: merged,
    report: {
      locale,
      changes: decisions.flatMap(changeOf),
      unchanged: decisions.filter(({ outcome }) => outcome === 'unchanged').length,
      aside: decisions.flatMap(({ incoming, outcome }) => {
        if (isChange(outcome) || outcome === 'unchanged') return []
        const { context, source, translation, line } = incoming
        return [{ context, source, translation, line, reason: outcome }]
      }),
      diagnostics: [...file.diagnostics, ...duplicates],
    },
  }
}

type Outcome = TextChange['kind'] | 'unchanged' | AsideReason

interface Decision {
  readonly incoming: IncomingText
  readonly unit: TranslationUnit | undefined
  readonly outcome: Outcome
}

function isChange(outcome: Outcome): outcome is TextChange['kind'] {
  return outcome === 'added' || outcome === 'replaced' || outcome === 'accepted'
}

function decide(
  units: readonly TranslationUnit[],
  texts: readonly IncomingText[],
): { readonly decisions: readonly Decision[]; readonly duplicates: readonly Diagnostic[] } {
  const byContext = new Map(units.map((unit) => [unit.context, unit]))
  const finger = new Map(texts.map((text) => [text, fingerprint(text.source)]))
  const byItsContext = (text: IncomingText): TranslationUnit | undefined => {
    const unit = byContext.get(text.context)
    return unit?.fingerprint === finger.get(text) ? unit : undefined
  }
  // A text that the file names by its context is not to be found by its source text as well.
  const named = new Set(texts.map((text) => byItsContext(text)))
  const unnamed = groupByFingerprint(units.filter((unit) => !named.has(unit)))
  const taken = new Map<TranslationUnit, IncomingText>()
  const duplicates: Diagnostic[] = []

  const decideOne = (incoming: IncomingText): Decision => {
    const alike = unnamed.get(finger.get(incoming) ?? '') ?? []
    const unit = byItsContext(incoming) ?? (alike.length === 1 ? alike[0] : undefined)
    const former = unit ?? byContext.get(incoming.context)
    if (unit === undefined || incoming.status === 'obsolete') {
      const same = sameWords(former?.translation, incoming.translation)
      return {
        incoming,
        unit: former,
        outcome: same ? 'unchanged' : reasonFor(incoming, former, alike),
      }
    }
    const first = taken.get(unit)
    if (first === undefined) {
      taken.set(unit, incoming)
      return { incoming, unit, outcome: outcomeFor(unit, incoming) }
    }
    duplicates.push({
      code: 'duplicate-unit',
      severity: 'warning',
      message: `${JSON.stringify(incoming.context)} is also on line ${first.line}, which counts. Remove one.`,
      line: incoming.line,
    })
    const same = sameWords(first.translation, incoming.translation)
    return { incoming, unit, outcome: same ? 'unchanged' : 'duplicate' }
  }

  const decisions = texts.filter((text) => !isBlank(text.translation)).map(decideOne)
  return { decisions, duplicates }
}

function groupByFingerprint(
  units: readonly TranslationUnit[],
): ReadonlyMap<string, readonly TranslationUnit[]> {
  const groups = new Map<string, TranslationUnit[]>()
  for (const unit of units) {
    const group = groups.get(unit.fingerprint)
    if (group === undefined) groups.set(unit.fingerprint, [unit])
    else group.push(unit)
  }
  return groups
}

function reasonFor(
  incoming: IncomingText,
  former: TranslationUnit | undefined,
  alike: readonly TranslationUnit[],
): AsideReason {
  if (incoming.status === 'obsolete') return 'obsolete'
  if (alike.length > 1) return 'ambiguous'
  return former === undefined ? 'unknown-unit' : 'source-changed'
}

function outcomeFor(unit: TranslationUnit, { translation, status }: IncomingText): Outcome {
  const same = sameWords(unit.translation, translation)
  if (unit.state === 'omitted') return 'omitted'
  if (same && (status !== 'ready' || unit.state === 'translated')) return 'unchanged'
  if (status === 'unfinished') return status
  if (status === 'machine' && (unit.state !== 'missing' || isBare(unit))) return 'unfinished'
  if (unit.context.endsWith('@slug') && faultOfSegment(translation) !== undefined) return 'invalid'
  if (same) return 'accepted'
  return unit.state === 'missing' ? 'added' : 'replaced'
}

// These are strings alone: they cannot say that their words are a machine's.
function isBare({ context }: TranslationUnit): boolean {
  return context.endsWith('@slug') || context.endsWith('@definitions')
}

// gettext demands that a translation begins and ends with a line break where its source does.
function sameWords(one: string | undefined, two: string): boolean {
  return one === two || (one !== undefined && withoutEdges(one) === withoutEdges(two))
}

function withoutEdges(text: string): string {
  return text.replace(/^[\r\n]+/, '').replace(/(?<![\r\n])[\r\n]+$/, '')
}

function changeOf({ incoming, unit, outcome }: Decision): readonly TextChange[] {
  if (unit === undefined || !isChange(outcome)) return []
  const { context, translation: before } = unit
  const machine = incoming.status === 'machine'
  const after = incoming.translation
  return [{ context, kind: outcome, ...(before === undefined ? {} : { before }), after, machine }]
}

function withEntry<C extends string>(
  { text, bare, source }: ArticleText<C>,
  locale: C,
  { translation, status }: IncomingText,
): LocalizedText<C> {
  const entry: Entry = bare
    ? translation
    : Object.freeze({
        text: translation,
        of: fingerprint(source),
        ...(status === 'machine' ? { machine: true } : {}),
      })
  return Object.freeze({ ...text, [locale]: entry })
}
