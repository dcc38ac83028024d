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

/** The same, with `--json`, read. */
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
