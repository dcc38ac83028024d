import type { ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** What a command is called with, and what it is for. */
export interface CommandUsage {
  readonly about: string
  readonly positionals: string
  readonly options: Readonly<Record<string, OptionUsage>>
}

interface OptionUsage {
  readonly about: string
  /** What a value stands for; left out, the option takes none. */
  readonly value?: string
  readonly multiple?: boolean
}

const PLACES = {
  root: { value: 'folder', about: 'the folder of the articles' },
  source: { value: 'locale', about: 'the locale that articles are written in' },
  layout: { value: 'layout', about: 'how files are named: folder, suffix or prefix' },
  config: { value: 'file', about: 'default: stele.config.js, .mjs, .ts or .mts, if there is one' },
} as const

const SITE = {
  out: { value: 'folder', about: 'the folder of the site; default: dist' },
  url: { value: 'address', about: 'where the site will be, such as https://example.org' },
} as const

const PROJECT = { ...PLACES, json: { about: 'results as JSON' } } as const

/** Every command, by name. */
export const COMMANDS: Readonly<Record<string, CommandUsage>> = {
  status: {
    about: 'show how far articles are translated',
    positionals: '[paths]',
    options: {
      locale: { value: 'locale', about: 'one locale, with all counts' },
      outdated: { about: 'only what is outdated, with every block' },
      'min-coverage': { value: 'share', about: 'exit with 1 where a translation is below, as 0.8' },
      html: { value: 'file', about: 'write a page with every block and its texts' },
      ...PROJECT,
    },
  },
  check: {
    about: 'report what is wrong with articles and catalogs',
    positionals: '[paths]',
    options: {
      format: { value: 'format', about: 'text, json, github or sarif' },
      ...PROJECT,
    },
  },
  sync: {
    about: 'write down what translations were made from',
    positionals: '[paths]',
    options: {
      base: { value: 'base', about: 'the source that was translated: a git revision, or a file' },
      check: { about: 'write nothing; exit with 1 where something would be written' },
      ...PROJECT,
    },
  },
  accept: {
    about: 'confirm translations for the wording of today',
    positionals: '<article> <locale>',
    options: {
      block: {
        value: 'id',
        multiple: true,
        about: 'only this block, or "@title"; may be repeated',
      },
      ...PROJECT,
    },
  },
  translate: {
    about: 'make or update a file with all that is left to translate',
    positionals: '<article> <locale>',
    options: {
      machine: { about: 'fill in what is missing with the function in the configuration' },
      ...PROJECT,
    },
  },
  export: {
    about: 'write a PO or XLIFF file for translators',
    positionals: '<locale> [paths]',
    options: {
      format: { value: 'format', about: 'po, pot, xliff (2.1) or xliff-1.2' },
      states: { value: 'states', about: 'missing, outdated, machine, translated; default: all' },
      output: { value: 'file', about: 'default: standard output' },
      ...PROJECT,
    },
  },
  import: {
    about: 'put a PO or XLIFF file into the articles',
    positionals: '<file>',
    options: PROJECT,
  },
  new: {
    about: 'begin an article',
    positionals: '<slug>',
    options: {
      title: { value: 'title', about: 'default: the slug, as words' },
      ...PROJECT,
    },
  },
  'add-locale': {
    about: 'show what another locale needs, and begin its catalog of messages',
    positionals: '<locale>',
    options: PROJECT,
  },
  dev: {
    about: 'serve the site, and show every change at once',
    positionals: '',
    options: {
      port: { value: 'number', about: 'default: 8080; 0 takes any free one' },
      ...PLACES,
    },
  },
  build: {
    about: 'write the site to a folder',
    positionals: '',
    options: {
      ...SITE,
      now: { value: 'moment', about: 'the moment that the site is of; default: now' },
      'redirects-file': { about: 'also write _redirects, which some hosts read' },
      compress: { about: 'also write .gz and .br files' },
      releases: { about: 'a folder for each build, and a link "current" to the newest' },
      shard: { value: 'i/n', about: 'only make a share of the pages, such as 1/4, for --merge' },
      merge: { about: 'with the pages that all shards have made' },
      recover: { about: 'only finish what an interrupted build has begun' },
      ...PROJECT,
    },
  },
  preview: {
    about: 'serve the site that was built',
    positionals: '',
    options: {
      ...SITE,
      port: { value: 'number', about: 'default: 4173; 0 takes any free one' },
      ...PLACES,
    },
  },
  init: {
    about: 'make git merge records line by line, and write a configuration if there is none',
    positionals: '',
    options: {
      locales: { value: 'locales', about: 'those to begin with, the source first, such as en,uk' },
      ...PROJECT,
    },
  },
}

/** The options of a command as `parseArgs` takes them. */
export function parseOptions({ options }: CommandUsage): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value, multiple = false }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', multiple },
    ]),
  )
}

/** Help for all commands. */
export function formatHelp(): string {
  const rows = Object.entries(COMMANDS).map(([name, { positionals, about }]) => [
    `${name} ${positionals}`.trimEnd(),
    about,
  ])
  return [
    'Usage: stele <command> [options]',
    '',
    columns(rows),
    '',
    'stele <command> --help says more, stele --version which one this is. Exit codes: 0 all is well, 1 something was found, 2 the command could not do its work.',
    '',
  ].join('\n')
}

/** Help for one command. */
export function formatCommandHelp(name: string, command: CommandUsage): string {
  const rows = Object.entries(command.options).map(([option, { value, about }]) => [
    value === undefined ? `--${option}` : `--${option} <${value}>`,
    about,
  ])
  const usage = `Usage: stele ${name} ${command.positionals}`.trimEnd()
  return [`${usage}: ${command.about}`, '', columns(rows), ''].join('\n')
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', rest = '']) => `  ${first.padEnd(width)}  ${rest}`).join('\n')
}
