import { defineConfig } from 'vitest/config'

// The doors are aliased to the source: tests need no build, and coverage counts the real files.
export default defineConfig({
  resolve: {
    alias: [{ find: /^stele$/, replacement: new URL('src/index.ts', import.meta.url).pathname }],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    typecheck: {
      enabled: true,
      include: ['tests/**/*.test-d.ts'],
      tsconfig: 'tests/tsconfig.json',
    },
    coverage: { provider: 'v8', include: ['src/**'] },
  },
})
