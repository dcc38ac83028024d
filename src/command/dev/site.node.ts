import { join, relative } from 'node:path'
import { hash } from '../../article/hash.js'
import { baseOf, publishedImage } from '../../build/media.js'
import type { Diagnostic } from '../../errors.js'
import { createMessages, type Messages } from '../../messages/create.js'
import { attributes, html } from '../../publish/html.js'
import { createPublication } from '../../publish/publication.js'
import { defaultTemplates } from '../../publish/theme/templates.js'
import type { Publication, SiteOptions } from '../../publish/types.js'
import { readCatalogs } from '../check-catalogs.node.js'
import type { Project } from '../project.node.js'
import { revisionOf } from '../revision.node.js'
import { type Contents, readContents } from './contents.node.js'

/** A project as a site, at one state of its files. */
export interface DevSite {
  readonly publication: Publication
  readonly contents: Contents
  readonly words: DevWords
}

interface DevWords {
  readonly messages: Messages
  readonly diagnostics: readonly Diagnostic[]
}

/** The address of the script that pages have here only. */
export const SCRIPT = '/-stele/dev.js'

const NOWHERE = 'http://localhost'

/** Reads a project and makes its site. */
export async function openSite(project: Project): Promise<DevSite> {
  const words = await readWords(project)
  const contents = await readContents(project)
  return { contents, words, publication: publish(project, contents, words) }
}

/** The site after some articles have changed: the others are neither read nor made again. */
export async function updateSite(
  project: Project,
  before: DevSite,
  ids: ReadonlySet<string>,
): Promise<DevSite> {
  const contents = await readContents(project, before.contents, ids)
  if (imagesOf(contents) !== imagesOf(before.contents)) {
    return { ...before, contents, publication: publish(project, contents, before.words) }
  }
  const changed = contents.articles.filter(({ id }) => ids.has(id))
  const known = new Set(changed.map(({ id }) => id))
  const removed = [...ids].filter((id) => !known.has(id))
  return { ...before, contents, publication: before.publication.with(changed, removed) }
}

/** What is wrong with a site; what is only worth knowing says `stele check`. */
export function diagnosticsOf({ contents, words, publication }: DevSite): readonly Diagnostic[] {
  const all = [...words.diagnostics, ...contents.diagnostics, ...publication.clashes()]
  return all.filter(({ severity }) => severity !== 'info')
}

function publish(project: Project, contents: Contents, { messages }: DevWords): Publication {
  const { locales, config, configFile } = project
  // The functions of a configuration may do something else after each change.
  const configured = configFile === undefined ? '' : revisionOf(configFile)
  const site: Partial<SiteOptions<string>> = config?.site ?? {}
  const url = site.url ?? NOWHERE
  const base = baseOf(url)
  const head = site.templates?.head ?? defaultTemplates.head
  return createPublication({
    ...site,
    url,
    locales,
    messages: site.messages ?? messages,
    articles: contents.articles,
    now: new Date().toISOString(),
    revision: hash(`${site.revision} ${configured} ${imagesOf(contents)}`),
    templates: {
      ...site.templates,
      head: (page) => html`${head(page)}
<script${attributes({ type: 'module', src: SCRIPT })}></script>`,
    },
    image: (src, article) => {
      const local = contents.images.find((each) => each.src === src && each.article === article)
      return site.image?.(src, article) ?? (local && publishedImage(base, local))
    },
  })
}

function imagesOf({ images }: Contents): string {
  return JSON.stringify(images)
}

async function readWords({ locales, config, home, folder: content }: Project): Promise<DevWords> {
  const { messages: folder, site } = config ?? {}
  const { catalogs, diagnostics } =
    folder === undefined
      ? { catalogs: {}, diagnostics: [] }
      : await readCatalogs(locales, join(home, folder))
  const { timeZone } = site ?? {}
  const messages = createMessages(locales, { catalogs, ...(timeZone && { timeZone }) })
  // As files of the content folder are named.
  const named = diagnostics.map((each) => ({ ...each, file: relative(content, each.file ?? '') }))
  return { messages, diagnostics: named }
}
