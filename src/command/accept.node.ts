import { writeFiles } from '../content/write.node.js'
import { planAccept } from './plan-accept.js'
import { localeNamed, openProject, type ProjectOptions, readArticle } from './project.node.js'
import type { Terminal } from './terminal.js'

/** Options of `stele accept`. */
export interface AcceptOptions extends ProjectOptions {
  readonly block?: readonly string[] | undefined
  readonly json?: boolean | undefined
}

/** Confirms translations for the source's wording of today. */
export async function runAccept(
  terminal: Terminal,
  [id = '', tag = '']: readonly string[],
  options: AcceptOptions,
): Promise<number> {
  const project = await openProject(terminal, options)
  const locale = localeNamed(project.locales, tag)
  const plan = await readArticle(project, terminal, id, (content) =>
    planAccept(content, locale, options.block),
  )
  const files = await writeFiles(project.folder, plan.files)
  const { accepted } = plan
  if (options.json) {
    const names = files.map(project.nameOf)
    terminal.write(
      `${JSON.stringify({ article: id, locale, accepted, files: names }, undefined, 2)}\n`,
    )
  } else if (accepted.length === 0) terminal.write('Nothing waits to be accepted.\n')
  else terminal.write(`${id} ${locale}: accepted ${accepted.join(', ')}.\n`)
  return 0
}
