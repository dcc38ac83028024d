import { execFileSync, spawnSync } from 'node:child_process'
import { defineArticle, SteleError } from 'stele'
import { exportPo, exportPot, importPo } from 'stele/exchange'
import { describe, expect, test } from 'vitest'
import { locales, previousSource, tram } from './newsroom.js'

const hasGettext = spawnSync('msgfmt', ['--version']).status === 0
if (!hasGettext) console.info('skipped: msgfmt (gettext) is not installed')

const awkward = defineArticle(locales, {
  id: 'awkward',
  source: 'en',
  title: { en: 'toString', uk: '__proto__' },
  blocks: [
    { id: 'breaks', text: { en: '\nOne.\n', uk: 'Один.' } },
    { id: 'none', text: { en: 'Two.', uk: '\n\nДва.\n' } },
    { id: 'quotes', text: { en: '"C:\\new"\t\\', uk: '«C:\\new»\t\\' } },
    { id: 'percent', text: { en: '100 %s of %d', uk: '100 %n' } },
    {
      id: 'control',
      text: { en: 'a\u0007b\u000Bc\fd\be\u001Bf', uk: 'а\u0007б\u000Bв\fг\bґ\u001Bд' },
    },
    { id: 'long', text: { en: 'word '.repeat(100).trim(), uk: '😀слово́ '.repeat(100).trim() } },
    { id: 'lines', text: { en: 'a\r\nb\rc\u2028d', uk: 'а\r\nб\rв\u2028г' } },
  ],
})

describe('a PO file', () => {
  test('shows the state of every text', () => {
    expect(
      exportPo(locales, [tram], 'uk', { previousSource, states: ['outdated', 'machine'] }).text,
    ).toBe(`msgid ""
msgstr ""
"Project-Id-Version: stele\\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: uk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#, fuzzy
#| msgid "A ride costs 6."
msgctxt "tram#fare"
msgid "A ride costs 8."
msgstr "Квиток коштує 6."

# Machine translation.
#, fuzzy
msgctxt "tram#talks"
msgid "The talks go on."
msgstr "Розмови йдуть."
`)
  })

  test('holds awkward texts', () => {
    const { text } = exportPo(locales, [awkward], 'uk')
    const { report, articles } = importPo(locales, [awkward], text)
    expect(report).toMatchObject({ changes: [], aside: [], unchanged: 8 })
    expect(articles[0]).toBe(awkward)
  })

  test.each([
    { fact: 'a byte order mark', change: (text: string) => `\uFEFF${text}` },
    { fact: 'CRLF', change: (text: string) => text.replaceAll('\n', '\r\n') },
    { fact: 'no blank lines', change: (text: string) => text.replaceAll('\n\n', '\n') },
    { fact: 'bytes', change: (text: string) => new TextEncoder().encode(text) },
    {
      fact: 'bytes with a mark',
      change: (text: string) => new TextEncoder().encode(`\uFEFF${text}`),
    },
  ])('may come with $fact', ({ change }) => {
    const file = change(exportPo(locales, [tram, awkward], 'uk', { previousSource }).text)
    expect(importPo(locales, [tram, awkward], file).report).toMatchObject({
      changes: [],
      aside: [],
      unchanged: 13,
    })
  })

  test('leaves out what it cannot hold, and says so', () => {
    const article = defineArticle(locales, {
      id: 'a',
      source: 'en',
      title: { en: 'Title' },
      blocks: [
        { id: 'nul', text: { en: 'a\0b' } },
        { id: 'half', text: { en: 'a', uk: '\uD800' } },
      ],
    })
    const { units, diagnostics } = exportPo(locales, [article], 'uk')
    expect(units).toBe(1)
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '"a#nul" holds the character U+0000, which PO cannot hold; it is not in the file.',
      '"a#half" holds half of a surrogate pair, which UTF-8 cannot hold; it is not in the file.',
    ])
  })

  test('with plural forms is read; they are left alone', () => {
    const plural =
      'msgid "%d tram"\nmsgid_plural "%d trams"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'
    const { report } = importPo(
      locales,
      [tram],
      `${exportPo(locales, [tram], 'uk').text}\n${plural}`,
    )
    expect(report.diagnostics).toMatchObject([{ code: 'unknown-content', line: 51 }])
    expect(report.unchanged).toBe(5)
  })

  const header = 'msgid ""\nmsgstr "Language: uk\\n"\n\n'
  test.each([
    { fact: 'a string that does not end', file: `${header}msgid "a"\nmsgstr "b`, line: 5 },
    { fact: 'a string over two lines', file: `${header}msgid "a\nb"\nmsgstr "c"\n`, line: 5 },
    { fact: 'an unknown keyword', file: `${header}msgid "a"\nmsgtext "b"\n`, line: 5 },
    {
      fact: 'an entry without a translation',
      file: `${header}\nmsgctxt "x"\nmsgid "a"\n`,
      line: 5,
    },
    { fact: 'an entry without a msgid', file: `${header}# note\nmsgctxt "x"\n`, line: 5 },
    { fact: 'another format', file: `${header}{ "a": 1 }`, line: 4 },
  ])('that is damaged by $fact is refused with its line', ({ file, line }) => {
    const run = () => importPo(locales, [tram], file)
    expect(run).toThrow(SteleError)
    expect(run).toThrow(`(line ${line})`)
  })

  test.each([
    { fact: 'nothing', file: '', message: /holds no PO entry/ },
    {
      fact: 'bytes of another encoding',
      file: new Uint8Array([0xe0, 0x20]),
      message: /not valid UTF-8/,
    },
    { fact: 'far too much', file: 'x'.repeat(50_000_001), message: /longer than 50000000/ },
  ])('that holds $fact is refused', ({ file, message }) => {
    expect(() => importPo(locales, [tram], file)).toThrow(message)
  })
})

describe.skipIf(!hasGettext)('gettext', () => {
  const run = (command: string, args: readonly string[], input: string): string =>
    execFileSync(command, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] })

  test.each([
    {
      file: 'a PO file',
      text: () => exportPo(locales, [tram, awkward], 'uk', { previousSource }).text,
    },
    { file: 'a PO file of nothing', text: () => exportPo(locales, [], 'uk').text },
    { file: 'a POT file', text: () => exportPot([tram, awkward]).text },
  ])('finds no fault in $file', ({ text }) => {
    run('msgfmt', ['--check', '-o', '/dev/null', '-'], text())
  })

  test('writes a file anew without changing what it says', () => {
    const { text } = exportPo(locales, [tram, awkward], 'uk', { previousSource })
    const report = importPo(locales, [tram, awkward], run('msgcat', ['-'], text)).report
    expect(report).toMatchObject({ changes: [], aside: [], unchanged: 13 })
  })
})
