import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentLayout } from '../content/layout.js'
import { placeFiles } from '../content/place-files.js'
import { findFiles } from '../content/walk.node.js'
import { writeFiles } from '../content/write.node.js'
import { list, quote, SteleError } from '../errors.js'
import { planNew, titleFrom } from './plan-new.js'
import { openProject, type Project, type ProjectOptions } from './project.node.js'
import type { Terminal } from './terminal.js'

/** Options of `stele new`. */
export interface NewOptions extends ProjectOptions {
  readonly title?: string | undefined
  readonly json?: boolean | undefined
}

/** Begins an article in its source locale. */
export async function runNew(
  terminal: Terminal,
  [slug = '']: readonly string[],
  options: NewOptions,
): Promise<number> {
  const project = await openProject(terminal, options, [], { mayBeNew: true })
  const layout = await layoutOf(project)
  const title = options.title ?? titleFrom(slug)
  const file = planNew(slug, sourceOf(project), layout, title)
  if (existsSync(join(project.folder, file.path))) {
    throw new SteleError('invalid-option', `${quote(file.path)} is there already.`, {
      hint: 'Choose another slug.',
    })
  }
  await writeFiles(project.folder, [file])
  const name = project.nameOf(file.path)
  terminal.write(options.json ? `${JSON.stringify({ file: name })}\n` : `${name}\n`)
  return 0
}

// New files are named like those that are there.
async function layoutOf({ folder, locales, options }: Project): Promise<ContentLayout> {
  if (options.layout !== undefined) return options.layout
  const { articles } = placeFiles(locales, findFiles(folder).paths)
  return articles[0]?.[1][0]?.layout ?? 'folder'
}

function sourceOf({ locales, options }: Project): string {
  if (options.source !== undefined) return options.source
  const usual = locales.codes.find((code) => code === 'en' || locales.codes.length === 1)
  if (usual !== undefined) return usual
  throw new SteleError('invalid-option', 'It is not known in which locale you write.', {
    hint: `Say so with --source: ${list(locales.codes)}.`,
  })
}
