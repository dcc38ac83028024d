import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { SteleError } from '../errors.js'
import type { Pipeline } from './pipeline.js'

/** A tree that has to go through a pipeline's plugins. */
interface Run {
  readonly pipeline: Pipeline
  readonly tree: Root
  readonly file: VFile
}

/**
 * Rendering, written once for both ways of running plugins: it yields each tree that has to be run,
 * and gets it back transformed.
 */
export type Steps<Result> = Generator<Run, Result, Root>

/** Takes the steps at once. */
export function takeSteps<Result>(steps: Steps<Result>): Result {
  let step = steps.next()
  while (step.done !== true) step = steps.next(runSync(step.value))
  return step.value
}

/** Takes the steps one after the other, waiting for plugins that work asynchronously. */
export async function takeStepsAsync<Result>(steps: Steps<Result>): Promise<Result> {
  let step = steps.next()
  while (step.done !== true) {
    const { pipeline, tree, file } = step.value
    step = steps.next(await pipeline.run(tree, file))
  }
  return step.value
}

// Not with `runSync`: that throws what an asynchronous plugin rejects with later, at nobody.
function runSync({ pipeline, tree, file }: Run): Root {
  const outcome: { error?: Error | undefined; tree?: Root | undefined } = {}
  pipeline.start(tree, file, (error, transformed) => {
    outcome.error = error
    outcome.tree = transformed
    return undefined
  })
  if (outcome.error !== undefined) throw outcome.error
  if (outcome.tree !== undefined) return outcome.tree
  throw new SteleError('async-plugin', 'A plugin of the renderer works asynchronously.', {
    hint: 'Call renderAsync (or renderMarkdownAsync) and await it.',
  })
}
