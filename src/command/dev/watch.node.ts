import { watch } from 'chokidar'

// Editors write a file in several steps, and git many files at once.
const SETTLED_MILLISECONDS = 50

/** Hears of changes of files. */
export interface Watch {
  /** When everything is watched. */
  readonly ready: Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Watches files and folders, but for hidden ones.
 *
 * @param onChange - gets absolute paths; never called again before it is done
 */
export function watchFiles(
  paths: readonly string[],
  onChange: (changed: ReadonlySet<string>) => Promise<void>,
  onError: (error: unknown) => void,
): Watch {
  const ignored = (path: string): boolean => /(?:^|[\\/])(?:\.[^\\/]+|node_modules)$/.test(path)
  const watcher = watch([...paths], { ignoreInitial: true, ignored })
  let waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()
  watcher.on('error', onError)
  watcher.on('all', (kind, path) => {
    // What is in a folder is told of by itself.
    if (kind === 'addDir' || kind === 'unlinkDir') return
    waiting.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const changed = waiting
      waiting = new Set()
      running = running.then(() => onChange(changed)).catch(onError)
    }, SETTLED_MILLISECONDS)
  })
  return {
    ready: new Promise((resolve) => watcher.once('ready', resolve)),
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
      await running
    },
  }
}
