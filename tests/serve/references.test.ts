import fc from 'fast-check'
import fresh from 'fresh'
import Negotiator from 'negotiator'
import { expect, test } from 'vitest'
import { ask, marking, site } from './support.js'

const get = ask(site, { encode: marking })
const ADDRESS = '/en/night-trams/'

const weight = fc.constantFrom('', ';q=0', ';q=0.3', ';q=0.5', ';q=1', '; q=0.9', ';q=0.001')
const coding = fc.constantFrom('br', 'gzip', 'identity', '*', 'deflate', 'zstd')
// A coding that comes twice is nonsense, and read in more than one way.
const accept = fc
  .uniqueArray(fc.tuple(coding, weight), { selector: ([name]) => name, maxLength: 6 })
  .map((parts) => parts.map((part) => part.join('')).join(', '))

test('codings are chosen among those that negotiator finds acceptable, by its weights', async () => {
  await fc.assert(
    fc.asyncProperty(accept, async (value) => {
      const headers = { 'accept-encoding': value }
      const wanted = new Negotiator({ headers }).encodings(['br', 'gzip', 'identity'])
      const response = await get(ADDRESS, { headers })
      const chosen = response.headers.get('Content-Encoding') ?? 'identity'
      if (response.status === 406) expect(wanted).toEqual([])
      else {
        expect(wanted).toContain(chosen)
        expect(weightIn(value, chosen)).toBe(weightIn(value, wanted[0] ?? ''))
      }
    }),
    { numRuns: 300 },
  )
})

function weightIn(value: string, name: string): number {
  const weights = new Map(
    value.split(', ').map((part) => {
      const [own = '', q = 'q=1'] = part.split(/;\s?/)
      return [own, Number(q.slice(2))] as const
    }),
  )
  return weights.get(name) ?? weights.get('*') ?? 0
}

const DATES = ['Mon, 02 Mar 2026 09:59:59 GMT', 'Mon, 02 Mar 2026 10:00:00 GMT', 'never']

test('a page is fresh when fresh says so', async () => {
  const page = await get(ADDRESS)
  const tag = page.headers.get('ETag') ?? ''
  const known = { etag: tag, 'last-modified': page.headers.get('Last-Modified') ?? '' }
  const given = fc.constantFrom(tag, `W/${tag}`, '"other"', 'W/"other"', '"a b"')
  const condition = fc.record(
    {
      'if-none-match': fc.oneof(
        fc.array(given, { minLength: 1, maxLength: 4 }).map((tags) => tags.join(', ')),
        fc.constant('*'),
      ),
      'if-modified-since': fc.constantFrom(...DATES),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(condition, async (headers) => {
      const { status } = await get(ADDRESS, { headers: { ...headers } })
      expect(status === 304).toBe(fresh(headers, known))
    }),
    { numRuns: 300 },
  )
})
