// News and documentation made by rule from a seed: the same on every machine, in en, ru and uk.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export const LOCALES = ['en', 'ru', 'uk']
export const PROSE = ['en', 'uk', 'ru', 'he', 'fa', 'ar', 'zh-Hant']

const WORDS = {
  en: 'the city council on Monday a new tram line will open after years of work and residents say that night service was long needed while officials expect more passengers this winter according to plans published earlier'.split(
    ' ',
  ),
  ru: 'городской совет в понедельник новая линия трамвая откроется после долгих работ и жители говорят что ночные рейсы были давно нужны а чиновники ожидают больше пассажиров этой зимой согласно опубликованным ранее планам'.split(
    ' ',
  ),
  uk: 'міська рада у понеділок нова лінія трамвая відкриється після довгих робіт і мешканці кажуть що нічні рейси були давно потрібні а посадовці очікують більше пасажирів цієї зими згідно з оприлюдненими раніше планами'.split(
    ' ',
  ),
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function createRandom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function sentenceIn(random, words, marked) {
  const length = 8 + Math.floor(random() * 14)
  const said = Array.from({ length }, () => words[Math.floor(random() * words.length)])
  const at = Math.floor(random() * length)
  const mark = random()
  if (marked && mark < 0.08) said[at] = `**${said[at]}**`
  else if (marked && mark < 0.14) said[at] = `*${said[at]}*`
  else if (marked && mark < 0.22) said[at] = `[${said[at]}](https://example.org/news/${at})`
  const text = said.join(' ')
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}

/** Blocks as newsrooms write them: paragraphs, now and then a heading, a quote, a list, an image. */
export function newsBlocks(locale, count, seed) {
  const random = createRandom(seed)
  const words = WORDS[locale]
  const sentence = () => sentenceIn(random, words, true)
  return Array.from({ length: count }, () => {
    const kind = random()
    if (kind < 0.05) return `## ${sentenceIn(random, words, false).slice(0, -1)}`
    if (kind < 0.1) return `> ${sentence()}`
    if (kind < 0.14) return `- ${sentence()}\n- ${sentence()}\n- ${sentence()}`
    if (kind < 0.17) return `![${words[0]} ${words[1]}](/images/${Math.floor(random() * 1000)}.jpg)`
    return Array.from({ length: 2 + Math.floor(random() * 4) }, sentence).join(' ')
  })
}

/** Blocks as in documentation: code, nested lists and tables besides. */
export function docsBlocks(locale, count, seed) {
  const random = createRandom(seed)
  const words = WORDS[locale]
  const sentence = () => sentenceIn(random, words, true)
  const news = newsBlocks(locale, count, seed + 1)
  return news.map((block) => {
    const kind = random()
    if (kind < 0.15)
      return `\`\`\`js\nconst value = read("${words[3]}") && 1 < 2\n\nexport { value }\n\`\`\``
    if (kind < 0.25)
      return `1. ${sentence()}\n   - ${sentence()}\n   - \`--flag\` ${sentence()}\n2. ${sentence()}`
    if (kind < 0.3)
      return `| name | ${words[4]} |\n| :--- | --- |\n| \`a\` | ${sentence()} |\n| \`b\` | ${sentence()} |`
    if (kind < 0.35) return `**${words[2]}:** ${sentence()}\n${sentence()}`
    return kind < 0.5 ? `${sentence()} \`${words[5]}\` ${sentence()}` : block
  })
}

/** Every so many blocks. */
export function sample(blocks, step) {
  return blocks.filter((_, at) => at % step === 0)
}

/** Blocks of real texts, split at blank lines outside of code, lists kept whole; or none. */
export function realBlocks(folder, locales) {
  const root = new URL(`../../shared/corpus/${folder}/`, import.meta.url)
  if (!existsSync(root)) return []
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.md') && locales.some((locale) => file.endsWith(`/${locale}.md`)),
    )
    .sort()
  return files.flatMap((file) => splitBlocks(readFileSync(new URL(file, root), 'utf8')))
}

function splitBlocks(markdown) {
  const text = markdown.replace(/\r\n/g, '\n').replace(/^---\n.*?\n---\n/s, '')
  const blocks = []
  let lines = []
  let fence
  const end = () => {
    if (lines.length > 0) blocks.push(lines.join('\n'))
    lines = []
  }
  for (const line of text.split('\n')) {
    const mark = /^ *(```|~~~)/.exec(line)?.[1]
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence
    if (line.trim() === '' && fence === undefined) end()
    else lines.push(line)
  }
  end()
  return joinLists(blocks)
}

function joinLists(blocks) {
  const joined = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const isItem = /^ *(?:[-*+]|\d+[.)]) /
    const goesOn = /^(?: {2}|\t)/.test(block) || isItem.test(block)
    if (last !== undefined && goesOn && isItem.test(last))
      joined[joined.length - 1] += `\n\n${block}`
    else joined.push(block)
  }
  return joined
}
