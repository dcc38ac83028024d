// Writes src/publish/switcher-script.ts from the client door, so that a site has it without a bundler.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const { outputFiles } = await build({
  stdin: {
    contents: `import { defineLocaleSwitcher } from './client.ts'\ndefineLocaleSwitcher()`,
    resolveDir: src,
    loader: 'ts',
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
})
const [{ text }] = outputFiles
await writeFile(
  `${src}publish/switcher-script.ts`,
  `// Made from the client door by \`npm run catalogs\`: edit that.

/** A module that lets readers switch locale in place, on every page that loads it. */
export const SWITCHER_SCRIPT =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template strings are the module's own
  ${JSON.stringify(text.trim())}
`,
)
