import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Article, defineArticle, fingerprint, newsroomLocales as locales } from 'stele'
import { loadArticles, writeArticles } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { CORPUS, hasCorpus } from './corpus.js'
import { folderOf, readIn } from './folder.js'

type Code = 'ru' | 'uk' | 'en'

const EN =
  '\uFEFF---\r\ntitle: Trams # a comment\r\n---\r\n\r\n<!-- note -->\r\n   Trams   run.\r\n\r\n## Fares {#fares}\r\n\r\n[x]: /y\r\n\r\nTickets [cost][x] the same.\r\n'
const UK =
  '---\ntitle: Трамваї\n---\n\nТрамваї їздять.\n\n## Ціни {#fares}\n\nКвитки [коштують][x] так само.\n'

async function loaded(folder: string): Promise<Article<Code>> {
  const [article] = (await loadArticles(locales, folder)).articles
  if (article === undefined) throw new Error('not loaded')
  return article
}

function withText(article: Article<Code>, at: number, text: object): Article<Code> {
  const blocks = article.blocks.map((block, index) => {
    return index === at ? { ...block, text: { ...Object(block.text), ...text } } : block
  })
  return { ...article, blocks }
}

describe('articles are put back', () => {
  test('without a change there is nothing to write', async () => {
    const folder = folderOf({ 'a/en.md': EN, 'a/uk.md': UK })
    expect(await writeArticles(locales, folder, [await loaded(folder)])).toEqual([])
  })

  test.skipIf(!hasCorpus)('not even for real articles', { timeout: 60_000 }, async () => {
    const codes = ['en', 'uk', 'ru', 'ja', 'ko', 'zh-Hans', 'zh-Hant', 'ar', 'fa', 'he', 'be']
    const wide = locales.extend(Object.fromEntries(codes.map((code) => [code, {}])))
    const folder = folderOf({})
    cpSync(join(CORPUS, 'smoke'), folder, { recursive: true })
    const { articles } = await loadArticles(wide, folder)
    expect(articles.length).toBeGreaterThan(5)
    expect(await writeArticles(wide, folder, articles)).toEqual([])
  })

  test('a changed block is replaced and all others keep their bytes', async () => {
    const folder = folderOf({ 'a/en.md': EN, 'a/uk.md': UK })
    const article = withText(await loaded(folder), 2, { en: 'Tickets\nare free.' })
    await writeArticles(locales, folder, [article])
    expect(readIn(folder, 'a/en.md')).toBe(
      EN.replace('Tickets [cost][x] the same.', 'Tickets\r\nare free.'),
    )
    const again = await loaded(folder)
    expect(again.blocks.map(({ id }) => id)).toEqual(article.blocks.map(({ id }) => id))
  })

  test('a heading keeps the id that is written on it', async () => {
    const folder = folderOf({ 'a/en.md': EN, 'a/uk.md': UK })
    const article = withText(await loaded(folder), 1, { uk: '## Вартість' })
    expect(await writeArticles(locales, folder, [article])).toEqual([
      'a/uk.md',
      'a/uk.md.stele.jsonl',
    ])
    expect(readIn(folder, 'a/uk.md')).toBe(UK.replace('Ціни', 'Вартість'))
  })

  test('a new translation is a new file beside its source', async () => {
    const folder = folderOf({ 'a/en.md': EN })
    const article = withText(await loaded(folder), 0, { uk: 'Трамваї їздять.' })
    const named = { ...article, title: { ...article.title, uk: 'Трамваї' } }
    expect(await writeArticles(locales, folder, [named])).toContain('a/uk.md')
    expect(readIn(folder, 'a/uk.md')).toMatch(/^---\ntitle: Трамваї\n---\n\nТрамваї їздять.\n/)
    expect((await loaded(folder)).blocks[0]?.text).toMatchObject({
      uk: { text: 'Трамваї їздять.' },
    })
  })

  test('a field is changed and the comments around it stay', async () => {
    const folder = folderOf({ 'a/en.md': '---\n# top\ntitle: A\nweight: 3 # low\n---\n\nText.\n' })
    await writeArticles(locales, folder, [{ ...(await loaded(folder)), section: 'city' }])
    expect(readIn(folder, 'a/en.md')).toBe(
      '---\n# top\ntitle: A\nweight: 3 # low\nsection: city\n---\n\nText.\n',
    )
  })

  test('what is outdated, by a machine, or left out on purpose stays so', async () => {
    const folder = folderOf({})
    const article = defineArticle(locales, {
      id: 'trams',
      source: 'en',
      title: { en: 'Trams', uk: 'Трамваї' },
      slug: { en: 'trams', uk: 'tramvai' },
      section: 'city',
      published: '2026-03-01',
      editions: { uk: { translators: ['B. Writer'] } },
      blocks: [
        { id: 'lead', text: { en: 'Trams run late.', uk: { text: 'Трамваї.', of: 'older' } } },
        { id: 'fares', text: { en: '## Fares', uk: { text: '## Ціни', machine: true } } },
        { id: 'abroad', text: { en: 'For readers abroad.', uk: null } },
        { id: 'rule', text: '***' },
        { id: 'end', text: { en: 'The end.', uk: 'Кінець.' } },
      ],
    })
    await writeArticles(locales, folder, [article])
    const again = await loaded(folder)
    expect(again).toMatchObject({
      slug: article.slug,
      title: article.title,
      published: '2026-03-01',
      editions: article.editions,
    })
    expect(again.blocks.map(({ id }) => id)).toEqual(['lead', 'fares', 'abroad', 'rule', 'end'])
    expect(again.blocks.map(({ text }) => typeof text !== 'string' && text.uk)).toEqual([
      { text: 'Трамваї.', of: 'older' },
      { text: '## Ціни', of: fingerprint('## Fares'), machine: true },
      null,
      false,
      { text: 'Кінець.', of: fingerprint('The end.') },
    ])
    expect(await writeArticles(locales, folder, [again])).toEqual([])
  })
})

describe('nothing is written', () => {
  test.each([
    ['a fence that swallows what follows', '```\ncode'],
    ['two blocks in one', 'One.\n\nTwo.'],
    ['a link definition, which is no block', '[a]: /b'],
    ['front matter in the text', '<!-- a comment -->'],
  ])('of %s', async (_, text) => {
    const folder = folderOf({ 'a/en.md': EN, 'a/uk.md': UK })
    const article = withText(withText(await loaded(folder), 0, { en: text }), 2, { uk: 'Нове.' })
    await expect(writeArticles(locales, folder, [article])).rejects.toMatchObject({
      code: 'write-refused',
    })
    expect([readIn(folder, 'a/en.md'), readIn(folder, 'a/uk.md')]).toEqual([EN, UK])
    expect(readdirSync(join(folder, 'a'))).toEqual(['en.md', 'uk.md'])
  })

  test('outside of the folder', async () => {
    const folder = folderOf({ 'in/a/en.md': EN })
    const article: Article<Code> = { id: '..__b', source: 'en', title: { en: 'B' }, blocks: [] }
    await expect(writeArticles(locales, join(folder, 'in'), [article])).rejects.toMatchObject({
      code: 'write-refused',
    })
  })
})

test('two writers at once leave one whole text', async () => {
  const folder = folderOf({ 'a/en.md': EN, 'a/uk.md': UK })
  const article = await loaded(folder)
  const texts = ['Перший. '.repeat(2000).trim(), 'Другий. '.repeat(2000).trim()]
  await Promise.all(
    texts.map((uk) => writeArticles(locales, folder, [withText(article, 0, { uk })])),
  )
  const versions = texts.map((uk) => UK.replace('Трамваї їздять.', uk))
  expect(versions).toContain(readIn(folder, 'a/uk.md'))
  expect(readdirSync(join(folder, 'a')).filter((name) => name.startsWith('.'))).toEqual([])
})

describe('link definitions', () => {
  const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
  const files = {
    'a/en.md': text(
      'See [a] and [b].',
      '',
      '[a]: /a "A"',
      '',
      'Then [c].',
      '',
      '[b]: /b',
      '[c]: /c',
    ),
    'a/uk.md': text('Див. [a] і [b].', '', '[a]: /a', '', 'Потім [c].'),
  }
  test.each([
    ['changed', '[a]: /a "A"\n[b]: /new\n[c]: /c', ['[b]: /b\n', '[b]: /new\n']],
    ['added', '[a]: /a "A"\n[b]: /b\n[c]: /c\n[d]: /d', ['[c]: /c\n', '[c]: /c\n\n[d]: /d\n']],
    ['removed', '[b]: /b\n[c]: /c', ['[a]: /a "A"\n', '']],
  ])(
    'that are %s are written, and the rest keeps its bytes',
    async (_, en, [was = '', is = '']) => {
      const folder = folderOf(files)
      const article = await loaded(folder)
      const changed = { ...article, definitions: { ...article.definitions, en } }
      expect(await writeArticles(locales, folder, [changed])).toEqual(['a/en.md'])
      expect(readIn(folder, 'a/en.md')).toBe(files['a/en.md'].replace(was, is))
      expect(await writeArticles(locales, folder, [await loaded(folder)])).toEqual([])
    },
  )

  test('of a translation are its own', async () => {
    const folder = folderOf(files)
    const article = await loaded(folder)
    const changed = {
      ...article,
      definitions: { ...article.definitions, uk: '[a]: /ua\n[c]: /uc' },
    }
    expect(await writeArticles(locales, folder, [changed])).toEqual(['a/uk.md'])
    expect((await loaded(folder)).definitions?.uk).toBe('[a]: /ua\n[c]: /uc')
  })

  test.each([['[^1]: A note.'], ['Words.'], ['[a]: /a\n\n# Heading']])(
    'that are none are refused: %s',
    async (en) => {
      const folder = folderOf(files)
      const changed = { ...(await loaded(folder)), definitions: { en } }
      await expect(writeArticles(locales, folder, [changed])).rejects.toMatchObject({
        code: 'write-refused',
      })
      expect(readIn(folder, 'a/en.md')).toBe(files['a/en.md'])
    },
  )
})

describe('blocks that moved', () => {
  const EN_FILE =
    '---\ntitle: A\n---\n\nOne runs 1.\n\n<!-- about two -->\n  Two   runs 2.\n\n## Three\n\n[x]: /y\n\nFour runs 4.\n'
  const UK_FILE =
    '---\ntitle: А\n---\n\nОдин 1.\n\n<!-- про два -->\nДва 2.\n\n## Три\n\nЧотири 4.\n'

  test('take what stands before them along, in every locale', async () => {
    const folder = folderOf({ 'a/en.md': EN_FILE, 'a/uk.md': UK_FILE })
    const article = await loaded(folder)
    const [one, two, three, four] = article.blocks
    if (!one || !two || !three || !four) throw new Error('not loaded')
    await writeArticles(locales, folder, [{ ...article, blocks: [two, four, one, three] }])
    expect(readIn(folder, 'a/en.md')).toBe(
      '---\ntitle: A\n---\n\n<!-- about two -->\n  Two   runs 2.\n\n[x]: /y\n\nFour runs 4.\n\nOne runs 1.\n\n## Three\n',
    )
    expect(readIn(folder, 'a/uk.md')).toBe(
      '---\ntitle: А\n---\n\n<!-- про два -->\nДва 2.\n\nЧотири 4.\n\nОдин 1.\n\n## Три\n',
    )
    const again = await loaded(folder)
    expect(again.blocks).toEqual([two, four, one, three])
  })

  test('in any order read back in that order, or nothing is written', async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })
    await fc.assert(
      fc.asyncProperty(order, async (places) => {
        const folder = folderOf({ 'a/en.md': EN_FILE, 'a/uk.md': UK_FILE })
        const article = await loaded(folder)
        const blocks = places.flatMap((at) => article.blocks[at] ?? [])
        await writeArticles(locales, folder, [{ ...article, blocks }])
        expect((await loaded(folder)).blocks).toEqual(blocks)
      }),
      { numRuns: 10 },
    )
  })

  test('stay where they are beside others of the same words', async () => {
    const folder = folderOf({ 'a/en.md': EN_FILE, 'a/uk.md': UK_FILE })
    const article = await loaded(folder)
    const [one, two] = article.blocks
    if (!one || !two) throw new Error('not loaded')
    const alike = { ...one, text: { ...Object(one.text), uk: '- a' } }
    // What is recorded about this one comes first.
    const added = { id: 'added', text: { en: 'Added 1', uk: '- a' } }
    const changed = { ...article, blocks: [alike, two, added] }
    await writeArticles(locales, folder, [changed])
    const record = readIn(folder, 'a/uk.md.stele.jsonl').trim().split('\n')
    expect(record.map((line) => JSON.parse(line).source)).toEqual(['Added 1', 'One runs 1.'])
    expect(wordsOf(await loaded(folder))).toEqual(wordsOf(changed))
  })

  test('and changed, added or gone read back so too, or nothing is written', async () => {
    const words = fc.constantFrom(
      ...[
        'New words.',
        'One runs 1.',
        '- a\n- b',
        '```\n\n[x]: /z\n```',
        '> quoted',
        '1. a\n\n   b',
      ],
      ...[
        '## Three',
        '<!-- a -->',
        '<b>',
        'a\n===',
        '[x]: /w',
        '    code',
        '---',
        '{#id}',
        '# H {#own}',
      ],
      ...['| a |\n| - |', '[^n]: note', 'a [x]', 'one\n\ntwo', '```', '<div>\n\na', '\\', 'a\r\nb'],
    )
    const edit = fc.record({ at: fc.nat(4), en: fc.option(words), uk: fc.option(words) })
    const files = { 'a/en.md': EN_FILE, 'a/uk.md': UK_FILE }
    let written = 0
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
        fc.array(edit, { maxLength: 3 }),
        fc.constantFrom('[x]: /y', '[x]: /y2', '[z]: /z', ''),
        async (places, edits, definitions) => {
          const folder = folderOf(files)
          const article = await loaded(folder)
          const blocks = places.flatMap((at) => article.blocks[at] ?? [])
          edits.forEach(({ at, en, uk }, index) => {
            const known = blocks[at]
            const text = {
              ...Object(known?.text ?? { en: `Added ${index}` }),
              ...(en === null ? {} : { en }),
              ...(uk === null ? {} : { uk }),
            }
            if (known === undefined) blocks.push({ id: `new-${index}`, text })
            else blocks[at] = { ...known, text }
          })
          const changed = { ...article, blocks, definitions: { en: definitions } }
          try {
            await writeArticles(locales, folder, [changed])
          } catch (error) {
            expect(error).toMatchObject({ code: 'write-refused' })
            expect(readIn(folder, 'a/en.md')).toBe(EN_FILE)
            expect(readIn(folder, 'a/uk.md')).toBe(UK_FILE)
            return
          }
          written += 1
          const again = await loaded(folder)
          expect(wordsOf(again)).toEqual(wordsOf(changed))
          expect(again.definitions?.en ?? '').toBe(definitions)
          expect(await writeArticles(locales, folder, [again])).toEqual([])
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 20) },
    )
    expect(written).toBeGreaterThan(0)
  })
})

function wordsOf({ blocks }: Article<Code>) {
  return blocks.map(({ id, text }) => {
    if (typeof text === 'string') return [id, text, text] // the same everywhere
    const entries = [text.en, text.uk].map((entry) =>
      Object(entry) === entry && 'missing' in Object(entry)
        ? undefined
        : typeof entry === 'string'
          ? entry
          : entry?.text,
    )
    return [id, ...entries.map((each) => each?.replaceAll('\r\n', '\n').trim())]
  })
}
