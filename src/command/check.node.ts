import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { FileBlock } from '../content/file.js'
import type { FrontMatterField } from '../content/front-matter.js'
import { placeIn } from '../content/place.js'
import { duplicateSlugs, type PlacedSlug } from '../content/slugs.js'
import type { ContentArticle } from '../content/types.js'
import { type Diagnostic, list, SteleError } from '../errors.js'
import { checkCatalogs } from './check-catalogs.node.js'
import { wrongLanguage } from './check-language.js'
import {
  addTargets,
  type FoundLink,
  type LinkTargets,
  linksOf,
  unresolvedLinks,
} from './check-links.js'
import { lostParts } from './check-losses.js'
import { confusableSlugs, missingAlt, orphanBlocks } from './check-text.js'
import { type FindingFormat, FORMATS, formatFindings } from './format-findings.js'
import { openProject, type Project, type ProjectOptions, readProject } from './project.node.js'
import { painter, type Terminal } from './terminal.js'

/** Options of `stele check`. */
export interface CheckOptions extends ProjectOptions {
  readonly format?: string | undefined
  readonly json?: boolean | undefined
}

/** Reports everything that is wrong with articles and catalogs. 1 where there is an error. */
export async function runCheck(
  terminal: Terminal,
  paths: readonly string[],
  options: CheckOptions,
): Promise<number> {
  const format = readFormat(options)
  const project = await openProject(terminal, options, paths)
  const findings = [
    ...(await checkContent(project, terminal)).map((finding) => ({
      ...finding,
      file: project.nameOf(finding.file ?? ''),
    })),
    ...(await checkMessagesOf(project, terminal)),
  ]
  terminal.write(formatFindings(findings, format, painter(terminal)))
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

function readFormat({ format, json }: CheckOptions): FindingFormat {
  const wanted = format ?? (json ? 'json' : 'text')
  const known = FORMATS.find((each) => each === wanted)
  if (known !== undefined) return known
  throw new SteleError('invalid-option', `There is no format ${JSON.stringify(wanted)}.`, {
    hint: `Formats: ${list(FORMATS)}.`,
  })
}

interface Checked {
  readonly links: readonly FoundLink[]
  readonly findings: readonly Diagnostic[]
}

async function checkContent(project: Project, terminal: Terminal): Promise<readonly Diagnostic[]> {
  const { locales, folder } = project
  const targets: LinkTargets = { anchors: new Map(), pages: new Map() }
  const articles: { readonly path: string; readonly slugs: readonly PlacedSlug[] }[] = []
  const places = new Map<Diagnostic, Diagnostic>()
  const work = (content: ContentArticle): Checked => ({
    links: linksOf(content),
    findings: [
      ...content.images.diagnostics,
      ...missingAlt(content),
      ...lostParts(content),
      ...wrongLanguage(content),
      ...orphanBlocks(content),
    ],
  })
  const look = (content: ContentArticle): void => {
    articles.push({ path: content.source.path, slugs: addTargets(targets, content) })
    for (const finding of content.diagnostics) places.set(finding, located(finding, content))
  }
  const { results, diagnostics } = await readProject(project, terminal, work, {
    look,
    withImages: () => true,
  })
  const isFile = (path: string): boolean => existsSync(join(folder, path))
  const links = results.flatMap((result) => result.links)
  // Articles are seen in the order in which the disk gives them.
  const inOrder = articles
    .toSorted((one, two) => (one.path < two.path ? -1 : 1))
    .flatMap((each) => each.slugs)
  const slugs = [...duplicateSlugs(inOrder), ...confusableSlugs(inOrder)]
  return sorted([
    ...diagnostics.map((finding) => places.get(finding) ?? finding),
    ...results.flatMap(({ findings }) => findings),
    ...unresolvedLinks(locales, links, targets, isFile),
    ...slugs.filter(({ file = '' }) => project.isAskedFor(file)),
  ])
}

async function checkMessagesOf(
  { locales, config, home, options }: Project,
  { cwd }: Terminal,
): Promise<readonly Diagnostic[]> {
  if (config?.messages === undefined) return []
  const source = options.source ?? locales.default
  const findings = await checkCatalogs(locales, join(home, config.messages), source)
  return findings.map((finding) => ({
    ...finding,
    file: relative(cwd, finding.file ?? '')
      .split(sep)
      .join('/'),
  }))
}

// A finding about an article's data says where in the data; here it says where in the file.
function located(finding: Diagnostic, content: ContentArticle): Diagnostic {
  if (finding.line !== undefined) return finding
  const { source, translations, ids } = content
  const file = [source, ...translations].find(({ locale }) => locale === finding.locale) ?? source
  const at = ids.indexOf(finding.block ?? '')
  const place =
    finding.block === undefined
      ? file.parsed.frontMatter.fields.get(String(finding.path?.[0]))
      : source.parsed.blocks[at]
  const isInSource = finding.block !== undefined || place === undefined
  const { line = 1, column = 1 } = place === undefined ? {} : startOf(place)
  return { ...finding, file: isInSource ? source.path : file.path, line, column }
}

function startOf(place: FrontMatterField | FileBlock): Pick<FrontMatterField, 'line' | 'column'> {
  return 'node' in place ? placeIn(place, place.node) : place
}

function sorted(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ file = '' }: Diagnostic): string => file
  return findings.toSorted((one, two) => {
    if (key(one) !== key(two)) return key(one) < key(two) ? -1 : 1
    return (one.line ?? 1) - (two.line ?? 1) || (one.column ?? 1) - (two.column ?? 1)
  })
}
