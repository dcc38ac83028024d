// Writes src/messages/catalogs.ts from locales/*.json: shipped types must not import JSON.
import { readdir, readFile, writeFile } from 'node:fs/promises'

const root = new URL('../', import.meta.url)
const files = (await readdir(new URL('locales/', root)))
  .filter((file) => file.endsWith('.json'))
  .sort()
const catalogs = await Promise.all(
  files.map(async (file) => {
    const catalog = JSON.parse(await readFile(new URL(`locales/${file}`, root), 'utf8'))
    const lines = Object.entries(catalog).map(([key, text]) => {
      const line = `    '${key}': ${literal(text)},`
      return line.length > 100 ? `    '${key}':\n      ${literal(text)},` : line
    })
    return `  ${file.replace('.json', '')}: {\n${lines.join('\n')}\n  },`
  }),
)
await writeFile(
  new URL('src/messages/catalogs.ts', root),
  `// Made from locales/*.json by \`npm run catalogs\`: edit those.

/** stele's own interface words, by locale. */
export const catalogs = {
${catalogs.join('\n')}
} as const
`,
)

function literal(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`
}
