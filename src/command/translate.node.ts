import type { ContentArticle } from '../content/types.js'
import { writeFiles } from '../content/write.node.js'
import { quote, SteleError } from '../errors.js'
import { absentPlaces, planTranslate, type TranslatePlan } from './plan-translate.js'
import {
  localeNamed,
  openProject,
  type Project,
  type ProjectOptions,
  readArticle,
} from './project.node.js'
import { painter, type Terminal } from './terminal.js'
import { formatDiff } from './word-diff.js'

/** Options of `stele translate`. */
export interface TranslateOptions extends ProjectOptions {
  readonly machine?: boolean | undefined
  readonly json?: boolean | undefined
}

/** Makes or updates a translation's file, so that it is its translator's work list. */
export async function runTranslate(
  terminal: Terminal,
  [id = '', tag = '']: readonly string[],
  options: TranslateOptions,
): Promise<number> {
  const project = await openProject(terminal, options, [], { also: [tag] })
  const locale = localeNamed(project.locales, tag)
  const content = await readArticle(project, terminal, id, (each) => each)
  if (content.source.locale === locale) {
    throw new SteleError('invalid-option', `${quote(id)} is written in ${quote(locale)}.`, {
      hint: 'Name a locale to translate it into.',
    })
  }
  const machine = options.machine ? await askMachine(project, content, locale) : undefined
  const plan = planTranslate(content, locale, machine)
  const files = (await writeFiles(project.folder, plan.files)).map(project.nameOf)
  if (options.json) {
    const { todo, outdated } = plan
    const report = {
      article: id,
      locale,
      file: project.nameOf(plan.path),
      files,
      todo,
      outdated,
      machine: plan.machine,
    }
    terminal.write(`${JSON.stringify(report, undefined, 2)}\n`)
  } else terminal.write(formatPlan(plan, project, terminal))
  return 0
}

async function askMachine(
  { config }: Project,
  content: ContentArticle,
  locale: string,
): Promise<ReadonlyMap<number, string>> {
  if (config?.translate === undefined) {
    throw new SteleError('invalid-option', 'There is no machine to ask.', {
      hint: 'Give the configuration a function "translate": (texts, from, to) => texts.',
    })
  }
  const places = absentPlaces(content, locale)
  const texts = places.map((at) => content.source.parsed.blocks[at]?.text ?? '')
  const made =
    texts.length === 0 ? [] : await config.translate(texts, content.source.locale, locale)
  const isWhole = Array.isArray(made) && made.length === texts.length
  if (!isWhole || made.some((text) => typeof text !== 'string' || text.trim() === '')) {
    throw new SteleError('invalid-option', '"translate" did not give a text for each text.', {
      hint: `It was asked for ${texts.length} texts, and is to answer with as many, in their order.`,
    })
  }
  return new Map(places.map((at, index) => [at, made[index] ?? '']))
}

function formatPlan(plan: TranslatePlan, { nameOf }: Project, terminal: Terminal): string {
  const paint = painter(terminal)
  const { todo, outdated, machine } = plan
  const changes = outdated.map(({ block, was, is }) => {
    const change =
      was === undefined
        ? `${is}\n(The wording that was translated is not known.)`
        : formatDiff(was, is, paint)
    return `\n${paint('bold', block)}\n${change}\n`
  })
  const made = machine.length === 0 ? '' : `, ${machine.length} by the machine`
  return `${nameOf(plan.path)}: ${todo.length} to translate, ${outdated.length} outdated${made}.\n${changes.join('')}`
}
