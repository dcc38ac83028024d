import { build } from 'esbuild'
import * as door from 'stele/server'
import { expect, test } from 'vitest'

test('the door exports exactly these values', () => {
  expect(Object.keys(door).sort()).toEqual([
    'createHandler',
    'createMemoryArticles',
    'createMemoryNotices',
    'createMemoryPages',
    'createRedisNotices',
    'createStorageArticles',
    'createStoragePages',
    'guardPages',
    'openPublication',
    'removeArticle',
    'saveArticle',
  ])
})

test('nothing behind the door is Node’s own', async () => {
  const entry = new URL('../../src/server.ts', import.meta.url).pathname
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser', // where an import of a part of Node fails
  })
  expect(Object.keys(metafile.inputs).filter((file) => file.includes('.node.'))).toEqual([])
  const [bundle] = outputFiles
  expect(bundle?.text).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(/)
})
