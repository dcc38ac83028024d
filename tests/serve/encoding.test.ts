import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { encode } from 'stele/node'
import { describe, expect, test } from 'vitest'
import { ask, marking, site } from './support.js'

const get = ask(site, { encode: marking })
const ADDRESS = '/en/night-trams/'
const codingFor = async (accept: string | undefined): Promise<string> => {
  const headers: Record<string, string> = accept === undefined ? {} : { 'Accept-Encoding': accept }
  const response = await get(ADDRESS, { headers })
  if (response.status === 406) return 'none'
  const coding = response.headers.get('Content-Encoding')
  const body = await response.text()
  expect(body.startsWith(coding === null ? '<!DOCTYPE' : `${coding}:`)).toBe(true)
  return coding ?? 'identity'
}

// RFC 9110, 12.5.3
test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['gzip;q=0, *', 'br'],
  ['*', 'br'],
  ['*;q=0', 'none'],
  ['identity;q=0', 'none'],
  ['identity;q=0, gzip', 'gzip'],
  ['identity;q=0, gzip;q=0.001', 'gzip'],
  ['identity;q=0, *', 'br'],
  ['identity, *;q=0', 'identity'],
  ['identity;q=1, br;q=0.5', 'identity'],
  ['identity;q=0.5, br;q=0.5', 'br'],
  ['zstd', 'identity'],
  ['zstd, identity;q=0', 'none'],
  ['gzip ; q=0.5 , br ; q=0.4', 'gzip'],
  ['br;q=2', 'identity'],
  ['br;q=0.0001', 'identity'],
  ['br;q', 'identity'],
  ['br;level=1', 'identity'],
  [',,br,,', 'br'],
])('Accept-Encoding of %j gets %s', async (accept, coding) => {
  expect(await codingFor(accept)).toBe(coding)
})

test('each coding has its own strong tag, which names only it', async () => {
  const tags = new Map<string, string>()
  for (const accept of ['br', 'gzip', 'identity']) {
    const response = await get(ADDRESS, { headers: { 'Accept-Encoding': accept } })
    tags.set(accept, response.headers.get('ETag') ?? '')
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
    const { byteLength } = await response.arrayBuffer()
    expect(response.headers.get('Content-Length')).toBe(String(byteLength))
  }
  expect(new Set(tags.values()).size).toBe(3)
  for (const tag of tags.values()) expect(tag).toMatch(/^"[^"]+"$/)
  for (const [accept, tag] of tags) {
    for (const [other, its] of tags) {
      const headers = { 'Accept-Encoding': accept, 'If-None-Match': its }
      expect((await get(ADDRESS, { headers })).status).toBe(tag === its ? 304 : 200)
      if (other === accept) expect(tag).toBe(its)
    }
  }
})

test('a page says that it varies also before anybody asked for another coding', async () => {
  expect((await ask(site, { encode: marking })(ADDRESS)).headers.get('Vary')).toBe(
    'Accept-Encoding',
  )
  expect((await ask(site)(ADDRESS)).headers.get('Vary')).toBeNull()
})

test('what fits into a packet is not encoded', async () => {
  const response = await get('/robots.txt', { headers: { 'Accept-Encoding': 'br' } })
  expect(response.headers.get('Content-Encoding')).toBeNull()
  expect(response.headers.get('Vary')).toBeNull()
})

test('a page that depends on its reader varies by all that it depends on', async () => {
  const response = await get('/nowhere/', { headers: { 'Accept-Encoding': 'br' } })
  expect(response.headers.get('Vary')).toBe('Accept-Language, Cookie, Accept-Encoding')
  expect(response.headers.get('Content-Encoding')).toBe('br')
})

test('is encoded once, also when many ask at once', async () => {
  let times = 0
  const br = async (body: Uint8Array<ArrayBuffer>) => {
    times += 1
    await new Promise((resolve) => setTimeout(resolve, 5))
    return body
  }
  const counting = ask(site, { encode: { br } })
  const asking = { headers: { 'Accept-Encoding': 'br' } }
  await Promise.all(Array.from({ length: 20 }, () => counting(ADDRESS, asking)))
  await counting(ADDRESS, asking)
  expect(times).toBe(1)
})

test('a page whose encoding fails is sent as it is', async () => {
  const errors: unknown[] = []
  const fail = (): never => {
    throw new Error('no memory')
  }
  const failing = ask(site, { encode: { br: fail }, onError: (error) => errors.push(error) })
  const response = await failing(ADDRESS, { headers: { 'Accept-Encoding': 'br' } })
  expect([response.status, response.headers.get('Content-Encoding')]).toEqual([200, null])
  expect(errors).toEqual([new Error('no memory')])
})

describe('the encoders of Node', () => {
  const body = new Uint8Array(new TextEncoder().encode('Нічні трамваї. '.repeat(1000)))

  test('make what readers can decode, and less of it', async () => {
    const [br, gzip] = [await encode.br?.(body), await encode.gzip?.(body)]
    expect(brotliDecompressSync(br ?? '')).toEqual(Buffer.from(body))
    expect(gunzipSync(gzip ?? '')).toEqual(Buffer.from(body))
    expect(Math.max(br?.length ?? 0, gzip?.length ?? 0)).toBeLessThan(body.length / 10)
  })

  test('prefer brotli', () => {
    expect(Object.keys(encode)).toEqual(['br', 'gzip'])
  })
})
