import { defineConfig } from 'vitest/config'

const src = new URL('src/', import.meta.url).pathname

// The doors are aliased to the source: tests need no build, and coverage counts the real files.
export default defineConfig({
  resolve: {
    alias: [
      { find: /^stele$/, replacement: `${src}index.ts` },
      { find: /^stele\/([a-z]+)$/, replacement: `${src}$1.ts` },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/unchanged.ts'],
    // Of a hang, not of slowness: machines differ and are shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    typecheck: {
      enabled: true,
      include: ['tests/**/*.test-d.ts'],
      tsconfig: 'tests/tsconfig.json',
    },
    coverage: { provider: 'v8', include: ['src/**'] },
  },
})
