import { findingIn, placeIn } from '../content/place.js'
import { proseOf } from '../content/prose.js'
import type { ContentArticle, ContentFile } from '../content/types.js'
import { type Diagnostic, quote } from '../errors.js'
import { scriptOf } from '../locale/tag.js'

// Letters by which neighbours that share a script are told apart: those a language has, and those of
// its neighbours that it lacks.
const LETTERS: Readonly<Record<string, { readonly own: RegExp; readonly foreign: RegExp }>> = {
  be: { own: /[ўі]/gi, foreign: /[їєґщъи]/gi },
  ru: { own: /[ыэёъ]/gi, foreign: /[іїєґў]/gi },
  uk: { own: /[іїєґ]/gi, foreign: /[ыэёъў]/gi },
}

const SCRIPTS: ReadonlyMap<string, RegExp> = new Map([
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hans', /\p{Script=Han}/gu],
  ['Hant', /\p{Script=Han}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Jpan', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Kore', /[\p{Script=Hangul}\p{Script=Han}]/gu],
  ['Latn', /\p{Script=Latin}/gu],
])

// A shorter block may be a name, a title or a quotation.
const ENOUGH_LETTERS = 40
const LEAST_SHARE = 0.3
const FEWEST_FOREIGN = 2

/** Blocks that are in another language than their file, seen from their letters. */
export function wrongLanguage({
  source,
  translations,
  ids,
}: ContentArticle): readonly Diagnostic[] {
  // What is still the source's words is counted as untranslated already.
  const files = translations.map((file) => ({
    file,
    blocks: file.match.blocks.flatMap(({ state, translation }, at) =>
      translation === undefined || state === 'untranslated' || state === 'todo'
        ? []
        : [{ at: translation, id: ids[at] }],
    ),
  }))
  const own = { file: source, blocks: ids.map((id, at) => ({ at, id })) }
  return [own, ...files].flatMap(({ file, blocks }) =>
    blocks.flatMap(({ at, id }) => findingAt(file, at, id)),
  )
}

function findingAt(file: ContentFile, at: number, id: string | undefined): readonly Diagnostic[] {
  const block = file.parsed.blocks[at]
  if (block === undefined || block.node.type === 'code' || block.node.type === 'html') return []
  const fault = faultOfText(proseOf(block.node), file.locale)
  if (fault === undefined) return []
  const message = `${fault}, but the file is in ${quote(file.locale)}. Translate the block, or correct the file's name.`
  const finding = findingIn(file, placeIn(block, block.node), 'wrong-language', 'warning', message)
  return [id === undefined ? finding : { ...finding, block: id }]
}

function faultOfText(text: string, locale: string): string | undefined {
  const letters = count(text, /\p{L}/gu)
  const script = SCRIPTS.get(scriptOf(locale) ?? '')
  // A syllable or an ideograph says as much as a few letters.
  if (script === undefined || letters < ENOUGH_LETTERS) return undefined
  if (count(text, script) < letters * LEAST_SHARE) return 'The letters are of another script'
  const marks = LETTERS[locale.split('-')[0] ?? '']
  if (marks === undefined) return undefined
  const foreign = text.match(marks.foreign) ?? []
  if (foreign.length < FEWEST_FOREIGN || foreign.length <= 2 * count(text, marks.own))
    return undefined
  const seen = [...new Set(foreign.map((letter) => letter.toLowerCase()))].sort().join('')
  return `The letters ${quote(seen)} are of another language`
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
