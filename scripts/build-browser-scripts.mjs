// Writes modules for browsers down as texts, so that a site has them without a bundler.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const src = fileURLToPath(new URL('../src/', import.meta.url))

await write({
  file: 'publish/switcher-script.ts',
  name: 'SWITCHER_SCRIPT',
  from: 'the client door',
  about: 'A module that lets readers switch locale in place, on every page that loads it.',
  program: `import { defineLocaleSwitcher } from './client.ts'\ndefineLocaleSwitcher()`,
})
await write({
  file: 'publish/chooser-script.ts',
  name: 'CHOOSER_SCRIPT',
  from: '`choose.ts`',
  about: 'A module that leads readers on from the chooser to their locale.',
  program: `import { followReader } from './switch/browser/choose.ts'\nfollowReader()`,
})
await write({
  file: 'command/dev/browser-script.ts',
  name: 'DEV_SCRIPT',
  from: '`browser.ts`',
  about: 'A module that shows what is wrong with a page, and loads it again when it changes.',
  program: await readFile(`${src}command/dev/browser.ts`, 'utf8'),
})

async function write({ file, name, from, about, program }) {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: src, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const [{ text }] = outputFiles
  await writeFile(
    src + file,
    `// Made from ${from} by \`npm run catalogs\`: edit that.

/** ${about} */
export const ${name} =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template strings are the module's own
  ${JSON.stringify(text.trim())}
`,
  )
}
