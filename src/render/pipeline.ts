import type { ElementContent, Root as Hast, RootContent } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import type { Definition, Html, ImageReference, LinkReference, Root as Mdast } from 'mdast'
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { ownOnly } from '../locale/own.js'
import { readGfm } from '../markdown/gfm.js'
import { cutHtml, type Fragment } from './fragment.js'
import { type ClaimId, ownIds } from './ids.js'
import { inlineOnly } from './inline-only.js'
import { createLabelScope, type KnownLabels } from './labels.js'
import { type LostHtml, reportLost } from './lost-html.js'
import { type NoteCounter, noteReferenceHandler } from './notes.js'
import { freeReferences } from './notes-in-links.js'
import { keepPhrasing } from './phrasing.js'
import { plainText } from './plain-text.js'
import { schemaOf } from './schema.js'
import type { RendererOptions } from './types.js'

/** What one run of the pipeline is for. */
interface RunContext {
  /** Ids made by plugins begin with this, so that they are unique on the page. */
  readonly idPrefix: string
  /** The id that the outermost element is going to carry, if any. */
  readonly id?: string | undefined
  /** The definitions that were joined to the tree: they win over those the text has itself. */
  readonly joined: ReadonlySet<unknown>
  /** What a label means that only a plugin refers to. */
  readonly definition: (label: string) => Definition | undefined
  readonly notes: NoteCounter
  readonly claimId: ClaimId
}

/** What one run of the pipeline found out beside the HTML. */
interface RunFindings {
  outermost: string | undefined
  isBound: boolean
  plainText: string
  readonly lostHtml: LostHtml[]
}

/** Markdown in, HTML out, through unified: remark plugins, hast, rehype plugins, sanitizer, remark-html. */
export interface Pipeline {
  readonly parse: (text: string, labels: KnownLabels) => Mdast
  /** A file that carries the context through a run. */
  readonly open: (text: string, context: RunContext) => VFile
  /** Runs the plugins; calls back before it returns unless one of them works asynchronously. */
  readonly start: (tree: Mdast, file: VFile, done: Done) => void
  readonly run: (tree: Mdast, file: VFile) => Promise<Mdast>
  readonly stringify: (tree: Mdast, file: VFile) => Fragment
}

type Done = (error?: Error, tree?: Mdast) => undefined

type Kind = 'blocks' | 'inline'

/** Makes the pipeline for one set of options: one frozen processor. */
export function createPipeline(options: RendererOptions, kind: Kind): Pipeline {
  const { gfm = true, remarkPlugins = [], rehypePlugins = [] } = options
  const dangerous = options.dangerouslyAllowHtml === true
  const keepsHtml = dangerous || rehypePlugins.length > 0
  const scope = createLabelScope()
  const processor = unified()
    .use(remarkParse)
    .use(gfm ? [readGfm] : [])
    .use(scope.plugin)
    .use(kind === 'inline' ? [inlineOnly] : [])
    .use(remarkPlugins)
    .use(() => toHastStep(keepsHtml))
    .use(rehypePlugins)
    .use(dangerous ? [] : [[sanitizeStep, schemaOf(options)]])
    .use(kind === 'inline' ? [() => unwrapStep] : [])
    .use(kind === 'inline' && !dangerous ? [() => keepPhrasing] : [])
    .use(() => finishStep)
    .use(remarkHtml, { sanitize: false })
    .freeze() as Processor<Mdast, Mdast, Mdast, Mdast, string>
  return {
    parse: (text, labels) => scope.parseWith(labels, () => processor.parse(text)),
    open: (text, context) => new VFile({ value: text, data: { [STATE]: openState(context) } }),
    start: (tree, file, done) => {
      processor.run(tree, file, done)
    },
    run: (tree, file) => processor.run(tree, file),
    stringify: (tree, file) => {
      const { findings } = stateOf(file)
      return { ...findings, ...cutHtml(processor.stringify(tree, file), findings.outermost) }
    },
  }
}

const STATE = 'steleRun'

interface RunState {
  readonly context: RunContext
  readonly findings: RunFindings
}

function openState(context: RunContext): RunState {
  return {
    context,
    findings: { outermost: undefined, isBound: false, plainText: '', lostHtml: [] },
  }
}

function stateOf(file: VFile): RunState {
  return file.data[STATE] as RunState // only `open` makes files for this pipeline
}

// Without a plugin that could make something of it, raw HTML is dropped here, as remark-html drops
// it: dropped later, it would leave its line endings behind.
function toHastStep(keepsHtml: boolean) {
  return (tree: Mdast, file: VFile): Hast => {
    const { context, findings } = stateOf(file)
    const { joined, notes } = context
    const first = tree.children.filter((child) => joined.has(child))
    const whole: Mdast = { ...tree, children: [...first, ...tree.children] }
    const toNote = noteReferenceHandler(whole, notes)
    const toTarget = (state: State, node: LinkReference | ImageReference) => {
      findings.isBound = true
      const label = node.identifier.toUpperCase()
      const definition = state.definitionById.get(label) ?? context.definition(label)
      if (definition !== undefined) state.definitionById.set(label, definition)
      return node.type === 'linkReference'
        ? defaultHandlers.linkReference(state, node)
        : defaultHandlers.imageReference(state, node)
    }
    const root = toHast(whole, {
      allowDangerousHtml: true,
      handlers: {
        footnoteReference: (state, node, parent) => {
          findings.isBound = true
          return toNote(state, node, parent)
        },
        imageReference: toTarget,
        linkReference: toTarget,
        ...(keepsHtml ? {} : { html: (_, node: Html) => void reportLost(node, findings.lostHtml) }),
      },
    }) as Hast // of a root, a root
    freeReferences(root)
    return root
  }
}

function sanitizeStep(schema: Schema) {
  return (tree: Hast, file: VFile): Hast => {
    const { lostHtml } = stateOf(file).findings
    visit(tree, 'raw', (node) => reportLost(node, lostHtml))
    return sanitize(tree, { ...schema, clobberPrefix: '' }) as Hast // a root stays a root
  }
}

function unwrapStep(tree: Hast): Hast {
  const filled = tree.children.filter((child) => !isBlankText(child))
  const children = filled.flatMap((child, at): RootContent[] => {
    if (child.type !== 'element' || child.tagName !== 'p') return [child]
    return at === 0 ? child.children : [{ type: 'text', value: ' ' }, ...child.children]
  })
  return { ...tree, children }
}

function finishStep(tree: Hast, file: VFile): Mdast {
  const { context, findings } = stateOf(file)
  const outermost = outermostOf(tree)
  if (ownIds(tree, outermost, context)) findings.isBound = true
  findings.outermost = outermost?.tagName
  findings.plainText = plainText(tree)
  // The mdast children must go: remark-html would make the HTML a second time from them.
  const hChildren = tree.children as ElementContent[] // no doctypes after the sanitizer
  return { type: 'root', children: [], data: ownOnly({ hChildren }) }
}

// An element that already names a language or a state of its own gets a wrapper instead.
function outermostOf(tree: Hast) {
  const [only, ...more] = tree.children.filter((child) => !isBlankText(child))
  if (more.length > 0 || only?.type !== 'element') return undefined
  const { lang, dir, dataState } = ownOnly(only.properties)
  return lang === undefined && dir === undefined && dataState === undefined ? only : undefined
}

function isBlankText(node: RootContent): boolean {
  return node.type === 'text' && !/[^ \t\n\f\r]/.test(node.value) // a no-break space shows
}
