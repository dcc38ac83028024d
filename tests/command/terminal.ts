import { runCommand } from '../../src/command/run.node.js'
import { folderOf } from '../content/folder.js'

/** What came of a command. */
export interface Outcome {
  readonly code: number
  readonly text: string
}

/** Runs the command in a folder, as a shell would, but for colours. */
export async function stele(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  let text = ''
  const code = await runCommand(args, {
    cwd,
    colour: false,
    write: (more) => {
      text += more
    },
    live: false,
    progress: () => {},
    log: () => {},
  })
  return { code, text }
}

/** Runs a command that goes on, and answers its first line. `stop` ends it. */
export async function running(
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly line: string; readonly stop: () => Promise<number> }> {
  const end = new AbortController()
  let code = Promise.resolve(0)
  const line = await new Promise<string>((write, reject) => {
    const terminal = { cwd, colour: false, live: false, write, progress: () => {}, log: () => {} }
    code = runCommand(args, { ...terminal, signal: end.signal })
    code.catch(reject)
  })
  const stop = (): Promise<number> => {
    end.abort()
    return code
  }
  return { line: line.trimEnd(), stop }
}

/** Runs the command with `--json`, and reads what it says. */
export async function steleJson(cwd: string, ...args: readonly string[]): Promise<unknown> {
  return JSON.parse((await stele(cwd, ...args, '--json')).text)
}

export const EN = `---
title: Night trams
---

Trams run at night.

## Fares

Tickets cost 30 crowns.

Drivers wanted the change most of all.
`

export const UK = `---
title: Нічні трамваї
---

Трамваї ходять уночі.

## Ціни

Квитки коштують 30 крон.
`

/** A project of one article, partly translated. */
export function trams(more: Readonly<Record<string, string>> = {}): string {
  return folderOf({ 'articles/trams/en.md': EN, 'articles/trams/uk.md': UK, ...more })
}
