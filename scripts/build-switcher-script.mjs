// Writes src/publish/switcher-script.ts from the client's code, so that a site has it without a
// bundler.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const src = fileURLToPath(new URL('../src/', import.meta.url))

async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: src, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return JSON.stringify(outputFiles[0].text.trim())
}

const switcher = await bundle(
  `import { defineLocaleSwitcher } from './client.ts'\ndefineLocaleSwitcher()`,
)
const chooser = await bundle(
  `import { followReader } from './switch/browser/choose.ts'\nfollowReader()`,
)
await writeFile(
  `${src}publish/switcher-script.ts`,
  `// Made from the client's code by \`npm run catalogs\`: edit that.

/** A module that lets readers switch locale in place, on every page that loads it. */
export const SWITCHER_SCRIPT =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template strings are the module's own
  ${switcher}

/** A module that leads readers on from the chooser to their locale. */
export const CHOOSER_SCRIPT =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template strings are the module's own
  ${chooser}
`,
)
