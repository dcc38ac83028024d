import { dirname } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

// Editors write a file in several steps, and git many files at once.
const SETTLED_MILLISECONDS = 50

/** What is watched: absolute paths. */
export interface Watched {
  /** With all that is in them. */
  readonly folders: readonly string[]
  /** Whether they are there or not. */
  readonly files: readonly string[]
}

/** Hears of changes of files. */
export interface Watch {
  /** Watches these too; done when all of them are. */
  readonly add: (more: Watched) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Watches files and folders, but for hidden ones.
 *
 * @param onChange - gets absolute paths; never called again before it is done
 */
export function watchFiles(
  onChange: (changed: ReadonlySet<string>) => Promise<void>,
  onError: (error: unknown) => void,
): Watch {
  const watchers = new Map<string, FSWatcher>()
  const files = new Set<string>()
  let waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()

  const hear = (kind: string, path: string): void => {
    // What is in a folder is told of by itself.
    if (kind === 'addDir' || kind === 'unlinkDir') return
    waiting.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const changed = waiting
      waiting = new Set()
      running = running.then(() => onChange(changed)).catch(onError)
    }, SETTLED_MILLISECONDS)
  }
  const begin = async (key: string, make: () => FSWatcher): Promise<void> => {
    if (watchers.has(key)) return
    const watcher = make().on('error', onError)
    watchers.set(key, watcher)
    await new Promise<void>((resolve) => watcher.once('ready', resolve))
  }
  const watchTree = (folder: string): Promise<void> =>
    begin(`${folder}/**`, () => watch(folder, OPTIONS).on('all', hear))
  // A file that is not there is seen to come in its folder.
  const watchPlace = (folder: string): Promise<void> =>
    begin(folder, () =>
      watch(folder, { ...OPTIONS, depth: 0 }).on('all', (kind, path) => {
        if (files.has(path)) hear(kind, path)
      }),
    )
  return {
    add: async (more) => {
      for (const file of more.files) files.add(file)
      const places = new Set(more.files.map((file) => dirname(file)))
      await Promise.all([...more.folders.map(watchTree), ...[...places].map(watchPlace)])
    },
    close: async () => {
      clearTimeout(timer)
      await Promise.all(Array.from(watchers.values(), (watcher) => watcher.close()))
      await running
    },
  }
}

const OPTIONS = {
  ignoreInitial: true,
  ignored: (path: string): boolean => /(?:^|[\\/])(?:\.[^\\/]+|node_modules)$/.test(path),
}
