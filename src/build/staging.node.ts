import { closeSync, fstatSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a file to where it waits to be put in place, and answers when it was last changed. */
export type Stage = (file: string, bytes: Uint8Array) => number

/** Stages the files of a site in a folder, each at its path below it. */
export function stagingIn(folder: string): Stage {
  const makeFolder = folderMaker()
  return (file, bytes) => {
    const path = join(folder, file)
    makeFolder(dirname(path))
    const descriptor = openSync(path, 'w')
    try {
      writeFileSync(descriptor, bytes)
      // A file keeps its time when it is moved.
      return fstatSync(descriptor).mtimeMs
    } finally {
      closeSync(descriptor)
    }
  }
}

/** Makes folders, and those they stand in, each once. */
export function folderMaker(): (folder: string) => void {
  const made = new Set<string>()
  return (folder) => {
    if (made.has(folder)) return
    mkdirSync(folder, { recursive: true })
    made.add(folder)
  }
}
