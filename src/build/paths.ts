/** The folders that a file stands in, the outermost first. */
export function foldersAbove(file: string): readonly string[] {
  const names = file.split('/').slice(0, -1)
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}

/** Whether a path stays below the folder that it counts from, on every system. */
export function isSafePath(file: string): boolean {
  const isName = (name: string): boolean =>
    name !== '' && name !== '.' && name !== '..' && !/[\\\p{Cc}]/u.test(name)
  return !/^[a-z]:/i.test(file) && file.split('/').every(isName)
}
