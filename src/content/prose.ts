import type { Nodes } from 'mdast'
import { scriptOf } from '../locale/tag.js'
import { eachNode } from './each-node.js'

// Words that hardly any sentence of the language does without.
const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    be: 'і ў на з не што да па як ці для ад гэта але або пры вы мы яно яны',
    de: 'der die das und ist in zu den mit nicht von für auf ein eine sie es wird sind oder',
    en: 'the a an of to in is are and or for on with by be as at it its this that you your can if not from will we when which have has was were use',
    es: 'el la los las de que y en un una es por con para no se su al lo como',
    fr: 'le la les de des et en un une est que pour dans ne pas vous sur par au ou',
    pl: 'i w na z nie się to że do jest o jak po dla od lub są przez oraz za',
    ru: 'и в на с не что по для из к как это от или при если вы мы о но так же за',
    uk: 'і й в у на з не що до як це для від або та за ви ми про при якщо але є',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
)

const FEWEST_WORDS = 4
const FEWEST_STOP_WORDS = 2
// Without a list of stop-words only a long run of words is surely a sentence.
const FEWEST_WORDS_UNLISTED = 8

const NO_PROSE = /\{\{[<%][^{}]*[%>]\}\}|\{[^{}]*\}|https?:\S+/g

/** A node's text as readers read it: without code, addresses and markup. */
export function proseOf(root: Nodes): string {
  const parts: string[] = []
  eachNode(root, (node) => {
    const words = proseIn(node)
    if (words !== undefined) parts.push(words)
  })
  return parts.join(' ').replace(NO_PROSE, ' ')
}

/** The first of the texts that {@link proseOf} joins, as it is written. */
export function firstProse(node: Nodes): string | undefined {
  const own = proseIn(node)
  if (own !== undefined || !('children' in node)) return own
  for (const child of node.children) {
    const words = firstProse(child)
    if (words !== undefined) return words
  }
  return undefined
}

function proseIn(node: Nodes): string | undefined {
  if (node.type === 'text') return node.value
  return node.type === 'image' || node.type === 'imageReference' ? (node.alt ?? '') : undefined
}

/** Whether a text holds a sentence of a language: names, numbers and commands alone do not. */
export function holdsSentence(text: string, locale: string): boolean {
  const language = locale.split('-')[0] ?? locale
  const words = text.toLowerCase().match(wordPattern(locale)) ?? []
  const stopWords = STOP_WORDS.get(language)
  if (stopWords === undefined) return words.length >= FEWEST_WORDS_UNLISTED
  const stops = words.filter((word) => stopWords.has(word))
  return words.length >= FEWEST_WORDS && stops.length >= FEWEST_STOP_WORDS
}

function wordPattern(locale: string): RegExp {
  const script = scriptOf(locale)
  // `Jpan`, `Kore`, `Hans` and `Hant` are no Unicode scripts of their own.
  const name = script === undefined || !KNOWN_SCRIPTS.has(script) ? undefined : script
  return name === undefined
    ? /\p{L}[\p{L}\p{M}'’]*/gu
    : new RegExp(`\\p{Script=${name}}[\\p{L}\\p{M}'’]*`, 'gu')
}

const KNOWN_SCRIPTS: ReadonlySet<string> = new Set([
  'Arab',
  'Armn',
  'Beng',
  'Cyrl',
  'Deva',
  'Ethi',
  'Geor',
  'Grek',
  'Hebr',
  'Latn',
  'Thai',
])
