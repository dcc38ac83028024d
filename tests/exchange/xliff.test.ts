import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Article, defineArticle, defineLocales, SteleError } from 'stele'
import { exportXliff, importXliff } from 'stele/exchange'
import { afterAll, describe, expect, test } from 'vitest'
import { locales, previousSource, tram } from './newsroom.js'

type Locale = (typeof locales.codes)[number]

const one = (en: string, uk?: string): Article<Locale> =>
  defineArticle(locales, {
    id: 'a',
    source: 'en',
    title: { en: 'Title' },
    blocks: [{ id: 'lead', text: { en, uk } }],
  })

const contentOf = (article: Article<Locale>, version: '2.1' | '1.2', element = 'source') => {
  const { text } = exportXliff(locales, [article], 'uk', { version })
  const unit = text.slice(text.indexOf('a#lead'))
  return new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`).exec(unit)?.[1]
}

const leadOf = (articles: readonly Article<Locale>[]) => {
  const text = articles[0]?.blocks[0]?.text
  const entry = typeof text === 'object' ? text.uk : undefined
  return typeof entry === 'object' && entry !== null && 'text' in entry ? entry.text : entry
}

const v2 = (unit: string, attributes = 'version="2.1" srcLang="en" trgLang="uk"') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${attributes}><file id="f1">${unit}</file></xliff>`
const v2unit = (segments: string, data = '') =>
  v2(`<unit id="u1" name="a#lead">${data}${segments}</unit>`)
const v1 = (unit: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="en" target-language="uk" datatype="x-markdown"><body>${unit}</body></file></xliff>`
const v1unit = (content: string, attributes = '') =>
  v1(`<trans-unit id="a#lead" ${attributes}>${content}</trans-unit>`)

const DATA = '<originalData><data id="d1">**</data><data id="d2">`x`</data></originalData>'

describe('markup in XLIFF', () => {
  test.each([
    ['emphasis', 'a *b* c', 'a {*|b|*} c'],
    ['strong inside a link', '[**b**](/c "d")', '{[|{**|b|**}|](/c "d")}'],
    ['a reference to a definition elsewhere', '[b][c]', '{[|b|][c]}'],
    [
      'an address',
      'see <https://a.example> and https://b.example',
      'see {<https://a.example>} and {https://b.example}',
    ],
    ['inline code', 'run `a b`', 'run {`a b`}'],
    ['an image', '![a [b]](c.png)', '{![|a [b]|](c.png)}'],
    ['a footnote reference', 'a[^1].', 'a{[^1]}.'],
    ['raw HTML', 'a <kbd>b</kbd>', 'a {<kbd>}b{</kbd>}'],
    [
      'a block of HTML',
      '<div class="x">\nb <!-- c -->\n</div>',
      '{<div class="x">}\nb {<!-- c -->}\n{</div>}',
    ],
    ['a heading', '## b', '{## }b'],
    ['a list', '- a\n- [ ] b', '{- }a{\n- [ ] }b'],
    ['a quote', '> a\n> b', '{> }a{\n> }b'],
    ['a table', '| a |\n|---|\n| b |', '{| }a{ |\n|---|\n| }b{ |}'],
    ['a code block', '```js\n// a\n```', '{```js\n}// a{\n```}'],
    ['a hard break', 'a\\\nb', 'a{\\\n}b'],
    ['a strike', '~~a~~', '{~~|a|~~}'],
    ['no markup', '2 < 3 & 4_5', '2 < 3 & 4_5'],
  ])('protects %s', (_, en, shape) => {
    const content = contentOf(one(en), '1.2') ?? ''
    const shown = content
      .replace(/<ph [^>]*>([\s\S]*?)<\/ph>/g, '{$1}')
      .replace(/<bpt [^>]*>([\s\S]*?)<\/bpt>/g, '{$1|')
      .replace(/<ept [^>]*>([\s\S]*?)<\/ept>/g, '|$1}')
      .replaceAll('&#x3C;', '<')
      .replaceAll('&#x26;', '&')
    expect(shown).toBe(shape)
  })

  test('leaves a title that looks like a list as words', () => {
    const article = defineArticle(locales, {
      id: 'a',
      source: 'en',
      title: { en: '2021. A year' },
      blocks: [],
    })
    expect(exportXliff(locales, [article], 'uk').text).toContain('<source>2021. A year</source>')
  })

  test('has the same id in a translation that moved it, and a new one where it was added', () => {
    expect(contentOf(one('**a** `b`', '`b` *c* **d**'), '2.1', 'target')).toBe(
      '<ph id="2" dataRef="d2"/> <pc id="3" type="fmt" subType="xlf:i" dataRefStart="d3" dataRefEnd="d3">c</pc> <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1">d</pc>',
    )
  })
})

describe('an import of XLIFF 2', () => {
  const rows: readonly (readonly [fact: string, segments: string, expected: string | undefined])[] =
    [
      [
        'joins the segments that a tool made',
        '<segment state="final"><source>One. </source><target>Раз. </target></segment><ignorable><source> </source></ignorable><segment state="final"><source>Two.</source><target>Два.</target></segment>',
        'Раз.  Два.',
      ],
      [
        'puts segments into the order of the translation',
        '<segment state="final"><source>One. </source><target order="3">Раз.</target></segment><ignorable><source> </source></ignorable><segment state="final"><source>Two.</source><target order="1">Два.</target></segment>',
        'Два. Раз.',
      ],
      [
        'does not take half a translation',
        '<segment state="final"><source>One. </source><target>Раз. </target></segment><segment><source> Two.</source></segment>',
        undefined,
      ],
      [
        'takes words whose state no tool has set',
        '<segment><source>One.  Two.</source><target>Раз.</target></segment>',
        'Раз.',
      ],
      [
        'passes comments, instructions and marks over',
        '<segment><source>One.  <mrk id="m1" type="term">Two</mrk>.</source><target>Раз<!-- no -->.<?no?> <sm id="m2"/>Два<em startRef="m2"/>.</target></segment>',
        'Раз. Два.',
      ],
      [
        'reads CDATA and references',
        '<segment><source>One.  Two.</source><target><![CDATA[<b>&amp;]]>&#x41;&lt;&quot;</target></segment>',
        '<b>&amp;A<"',
      ],
      [
        'reads characters that XML has not',
        '<segment><source>One.  Two.</source><target>a<cp hex="001B"/><cp hex="D800"/><cp hex="FFFF"/></target></segment>',
        'a\u001B\uD800\uFFFF',
      ],
      ['does not translate what must not be', '', undefined],
    ]
  test.each(rows)('%s', (_, segments, expected) => {
    const file =
      segments === ''
        ? v2unit('<segment><source>One.  Two.</source><target>x</target></segment>').replace(
            '<unit ',
            '<unit translate="no" ',
          )
        : v2unit(segments)
    const { articles } = importXliff(locales, [one('One.  Two.')], file)
    expect(leadOf(articles)).toBe(expected)
  })

  test.each([
    [
      'pairs',
      '<pc id="1" dataRefStart="d1" dataRefEnd="d1">б</pc><ph id="2" dataRef="d2"/>',
      '**б**`x`',
    ],
    [
      'pairs that a tool cut in two',
      '<sc id="1" dataRef="d1"/>б<ec startRef="1" dataRef="d1"/>',
      '**б**',
    ],
    ['codes without a reference, by id', '<pc id="1">б</pc><ph id="2"/>', '**б**`x`'],
    ['cut pairs without a reference, by id', '<sc id="1"/>б<ec startRef="1"/>', '**б**'],
    [
      'what a translator added',
      '<pc id="9" type="fmt" subType="xlf:b">б</pc><ph id="8" type="fmt" subType="xlf:lb"/>',
      '**б**\\\n',
    ],
    ['words inside unknown elements', '<x:y xmlns:x="urn:x">б</x:y>', 'б'],
  ])('restores %s', (_, target, expected) => {
    const source = '<pc id="1" dataRefStart="d1" dataRefEnd="d1">a</pc><ph id="2" dataRef="d2"/>'
    const file = v2unit(
      `<segment state="final"><source>${source}</source><target>${target}</target></segment>`,
      DATA,
    )
    expect(leadOf(importXliff(locales, [one('**a**`x`')], file).articles)).toBe(expected)
  })

  test('ignores modules with one notice each, and reads prefixes', () => {
    const file = v2unit(
      '<m:a xmlns:m="urn:m"/><m:b xmlns:m="urn:m"/><segment><source>A</source><target>Б</target></segment>',
    )
    const { report } = importXliff(locales, [one('A')], file)
    expect(report.diagnostics).toMatchObject([
      { code: 'unknown-module', message: 'The module or extension "urn:m" was ignored.', line: 1 },
    ])
    const prefixed = file
      .replaceAll(/<(\/?)(xliff|file|unit|segment|source|target)/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=')
    expect(leadOf(importXliff(locales, [one('A')], prefixed).articles)).toBe('Б')
  })

  test('minds which groups are not to be translated', () => {
    const unit = (attributes: string) =>
      `<unit id="a#lead"${attributes}><segment><source>A</source><target>Б</target></segment></unit>`
    const inGroup = (inside: string) => v2(`<group id="g" translate="no">${inside}</group>`)
    const lead = (file: string) => leadOf(importXliff(locales, [one('A')], file).articles)
    expect(lead(inGroup(unit('')))).toBeUndefined()
    expect(lead(inGroup(unit(' translate="yes"')))).toBe('Б')
  })

  test('reads groups, and units without a name by their id', () => {
    const file = v2(
      '<group id="g"><group id="h"><unit id="a#lead"><segment><source>A</source><target>Б</target></segment></unit></group></group>',
    )
    expect(leadOf(importXliff(locales, [one('A')], file).articles)).toBe('Б')
  })
})

describe('an import of XLIFF 1.2', () => {
  const source = '<source><bpt id="1">**</bpt>a<ept id="1">**</ept><ph id="2">`x`</ph></source>'
  test.each([
    ['pairs', '<bpt id="1">**</bpt>б<ept id="1">**</ept><ph id="2">`x`</ph>', '**б**`x`'],
    ['codes as other tools write them', '<g id="1">б</g><x id="2"/>', '**б**`x`'],
    ['cut pairs', '<bx id="1"/>б<ex id="1"/>', '**б**'],
    [
      'segments',
      '<mrk mtype="seg" mid="1">Раз. </mrk><mrk mtype="seg" mid="2">Два.</mrk>',
      'Раз. Два.',
    ],
  ])('restores %s', (_, target, expected) => {
    const file = v1unit(
      `${source}<seg-source>${source}</seg-source><target state="final">${target}</target>`,
    )
    expect(leadOf(importXliff(locales, [one('**a**`x`')], file).articles)).toBe(expected)
  })

  test.each([
    ['state="translated"', 'Б', []],
    ['state="final"', 'Б', []],
    ['', 'Б', []],
    ['state="needs-review-translation"', undefined, ['unfinished']],
    ['state="needs-translation"', undefined, ['unfinished']],
  ])('minds the state: %s', (attributes, expected, aside) => {
    const file = v1unit(
      `<source>A</source><target ${attributes}>Б</target><alt-trans><target>В</target></alt-trans>`,
    )
    const { articles, report } = importXliff(locales, [one('A')], file)
    expect(leadOf(articles)).toBe(expected)
    expect(report.aside.map(({ reason }) => reason)).toEqual(aside)
  })

  test('knows a machine’s words', () => {
    const file = v1unit(
      '<source>A</source><target state="needs-review-translation" state-qualifier="leveraged-mt">Б</target>',
    )
    expect(importXliff(locales, [one('A')], file).report.changes).toMatchObject([
      { kind: 'added', machine: true },
    ])
  })

  test('takes what is approved', () => {
    const file = v1unit(
      '<source>A</source><target state="needs-translation">Б</target>',
      'approved="yes"',
    )
    expect(leadOf(importXliff(locales, [one('A')], file).articles)).toBe('Б')
  })
})

describe('an export', () => {
  test('of control characters leaves them out of 1.2 and says so', () => {
    const { units, diagnostics } = exportXliff(locales, [one('a\u001Bb')], 'uk', { version: '1.2' })
    expect(units).toBe(1)
    expect(diagnostics).toMatchObject([
      {
        code: 'unwritable-text',
        message:
          '"a#lead" holds the character U+001B, which XLIFF 1.2 cannot hold (2.1 can); it is not in the file.',
      },
    ])
    expect(contentOf(one('a\u001Bb'), '2.1')).toBe('a<cp hex="001B"/>b')
  })

  test('of articles written in two locales needs a file each in 2.1, not in 1.2', () => {
    const other = defineArticle(locales, {
      id: 'b',
      source: 'ru',
      title: { ru: 'Заголовок' },
      blocks: [],
    })
    expect(() => exportXliff(locales, [tram, other], 'uk')).toThrow(
      /written in "en", "ru"; XLIFF 2.1 holds one/,
    )
    const { text } = exportXliff(locales, [tram, other], 'uk', { version: '1.2' })
    expect(importXliff(locales, [tram, other], text).report.changes).toEqual([])
  })

  test('shows the former source text', () => {
    const options = { previousSource, states: ['outdated'] } as const
    expect(exportXliff(locales, [tram], 'uk', options).text).toContain(
      '<note category="previous-source">A ride costs 6.</note>',
    )
    expect(exportXliff(locales, [tram], 'uk', { ...options, version: '1.2' }).text).toContain(
      '<alt-trans alttranstype="previous-version">',
    )
  })

  test('says which way a text runs', () => {
    expect(exportXliff(locales, [tram], 'ar').text).toContain('srcDir="ltr" trgDir="rtl"')
  })
})

describe('a file that is', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
  test.each([
    [
      'with a document type',
      `<?xml version="1.0"?>\n<!-- x -->\n${bomb}${v2unit('')}`,
      /document type .* \(line 3\)/,
    ],
    [
      'with a file as entity',
      `<!doctype x SYSTEM "file:///etc/passwd">${v2unit('')}`,
      /document type .* \(line 1\)/,
    ],
    [
      'with an unknown entity',
      v2unit('<segment><source>&a;</source></segment>'),
      /not well-formed XML: .*a.* \(line 1\)/,
    ],
    [
      'cut off',
      v2unit('<segment>\n<source>A').slice(0, -40),
      /not well-formed XML: .* \(line \d\)/,
    ],
    ['empty', '', /not well-formed XML: .* \(line 1\)/],
    ['of another kind', '<html/>', /<html> in the namespace ""/],
    [
      'of another version',
      v2unit('').replace('2.0"', '2.2"').replace('2.1', '2.2'),
      /XLIFF 2.2 in the namespace/,
    ],
    [
      'without a source',
      v2unit('<segment>\n<target>x</target></segment>'),
      /A segment has no source \(line 1\)/,
    ],
    ['without a segment', v2unit(''), /A unit has no segment \(line 1\)/],
    [
      'with no character',
      v2unit('<segment><source><cp hex="110000"/></source></segment>'),
      /hex="110000"/,
    ],
    [
      'nested too deep',
      v2unit(`${'<group>'.repeat(300)}${'</group>'.repeat(300)}`),
      /nested more than 200 deep/,
    ],
    [
      'nested absurdly deep',
      `${'<g>'.repeat(200_000)}${'</g>'.repeat(200_000)}`,
      /nested more than 200 deep/,
    ],
    [
      'in another language',
      v2unit('').replace('trgLang="uk"', 'trgLang="be"'),
      /A unit has no segment|"be"/,
    ],
    [
      'without its source in 1.2',
      v1unit('<target>x</target>'),
      /A trans-unit has no source \(line 1\)/,
    ],
  ])('%s is refused', (_, file, message) => {
    const run = () => importXliff(locales, [one('A')], file)
    expect(run).toThrow(SteleError)
    expect(run).toThrow(message)
  })

  test.each([
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    [
      'in UTF-16',
      (text: string) =>
        new Uint8Array(Buffer.from(`\uFEFF${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')),
    ],
  ])('%s is read', (_, change) => {
    const file = change(exportXliff(locales, [tram], 'uk').text)
    expect(importXliff(locales, [tram], file).report).toMatchObject({ changes: [], unchanged: 5 })
  })

  test('in two target languages is refused', () => {
    const file = exportXliff(locales, [tram, one('A')], 'uk', { version: '1.2' }).text.replace(
      'target-language="uk"',
      'target-language="ru"',
    )
    expect(() => importXliff(locales, [tram], file)).toThrow(/several languages: "ru", "uk"/)
  })
})

// The Debian package php-symfony-translation carries the OASIS schemas of 1.2 (strict) and 2.0, of
// which 2.1's core is the same but for the version.
const schemas = '/usr/share/php/Symfony/Component/Translation/Resources/schemas'
const canValidate = existsSync(schemas) && spawnSync('xmllint', ['--version']).status === 0
if (!canValidate)
  console.info(
    'skipped: xmllint (libxml2-utils) or the XLIFF schemas (php-symfony-translation) are not installed',
  )

describe.skipIf(!canValidate)('the schema', () => {
  const folder = canValidate ? mkdtempSync(join(tmpdir(), 'stele-xliff-')) : ''
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of canValidate
    ? ['xliff-core-1.2-strict.xsd', 'xliff-core-2.0.xsd', 'xml.xsd']
    : []) {
    // The schemas import xml.xsd from the web or another folder.
    const schema = readFileSync(join(schemas, name), 'utf8')
    writeFileSync(
      join(folder, name),
      schema.replace(/schemaLocation="[^"]*xml\.xsd"/g, 'schemaLocation="xml.xsd"'),
    )
  }
  const awkward = one(
    '> **[a](/b)**\n> ![c](d) `e` <i>f</i> \u001B[^1]\r\n\n- ]]> &amp;',
    '*г* **[ґ](/b)** `e`',
  )
  const plain = one(
    '> **[a](/b)**\n> ![c](d) ![](e) <https://g.example> `e` <i>f</i> [^1]\r\n\n- ]]> &amp; a\\\nb',
    '*г* **[ґ](/b)** `e`',
  )

  test.each([
    { version: '2.1', articles: [tram, awkward] },
    { version: '2.1', articles: [] },
    { version: '1.2', articles: [tram, plain] },
    { version: '1.2', articles: [] },
  ] as const)(
    'of XLIFF $version finds no fault in $articles.length articles',
    ({ version, articles }) => {
      const { text } = exportXliff(locales, articles, 'uk', { version, previousSource })
      const schema = join(
        folder,
        version === '2.1' ? 'xliff-core-2.0.xsd' : 'xliff-core-1.2-strict.xsd',
      )
      execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], {
        input: text,
        stdio: ['pipe', 'pipe', 'pipe'],
      })
    },
  )
})

// What the schema cannot say: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
describe('XLIFF 2.1 demands that', () => {
  const german = defineLocales({ en: {}, 'sr-Latn': {} }, { default: 'en' })
  const article = defineArticle(german, {
    id: 'a b'.replace(' ', '-'),
    source: 'en',
    title: { en: '**a** *b* `c`', 'sr-Latn': '`c` **a** ~~d~~ *b*' },
    blocks: [{ id: 'lead', text: { en: '*x* **y**', 'sr-Latn': { text: '*x*', machine: true } } }],
  })
  const { text } = exportXliff(german, [article], 'sr-Latn')
  const units = text.split('<unit ').slice(1)
  const ids = (xml: string, pattern: RegExp) =>
    Array.from(xml.matchAll(pattern), ([, id = '']) => id)

  test('languages are BCP 47 tags', () => {
    expect(text).toContain('srcLang="en" trgLang="sr-Latn"')
  })
  test('ids of units are unique in a file, ids of data in a unit, and are name tokens', () => {
    const all = ids(text, /<unit id="([^"]*)"/g)
    expect(new Set(all).size).toBe(all.length)
    for (const unit of units) {
      const data = ids(unit, /<data id="([^"]*)"/g)
      expect(new Set(data).size).toBe(data.length)
      for (const id of [...all, ...data]) expect(id).toMatch(/^[\w.-]+$/)
    }
  })
  test('every reference to original data leads to some', () => {
    for (const unit of units) {
      const data = new Set(ids(unit, /<data id="([^"]*)"/g))
      for (const id of ids(unit, /dataRef(?:Start|End)?="([^"]*)"/g)) expect(data).toContain(id)
    }
  })
  test('ids of codes are unique in a source and in a target', () => {
    for (const element of text.match(/<(source|target)>.*?<\/\1>/gs) ?? []) {
      const codes = ids(element, /<p[ch] id="([^"]*)"/g)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
  test('a subState has a prefix and stands beside a state; a subType stands beside a type', () => {
    for (const tag of text.match(/<[^>]* subState="[^>]*>/g) ?? [])
      expect(tag).toMatch(/ state="initial" subState="stele:\w+"/)
    for (const tag of text.match(/<[^>]* subType="xlf:[^>]*>/g) ?? [])
      expect(tag).toContain('type="fmt"')
  })
  test('cp stands only for characters that XML has not', () => {
    expect(contentOf(one('\t\u0085\u{1F600}\u0001\uFFFE'), '2.1')).toBe(
      '\t\u0085\u{1F600}<cp hex="0001"/><cp hex="FFFE"/>',
    )
  })
})
