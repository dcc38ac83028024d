import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = new URL('../', import.meta.url).pathname

/**
 * The source as JavaScript in a folder below `.build`, for processes of their own. Without checking
 * types, which other tests do: a build takes far longer.
 */
export function transpiled(name: string): string {
  const folder = join(root, '.build', name)
  const source = join(root, 'src')
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
    })
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file.replace(/ts$/, 'js')), outputText)
  }
  return folder
}
