import { type Article, defineArticle, newsroomLocales as locales } from 'stele'
import type { Publication } from 'stele/publish'
import { createHandler, type HandlerOptions } from 'stele/server'
import { type Code, publish } from '../publish/support.js'

export const NOW = '2026-03-10T12:00:00Z'

export const trams: Article<Code> = defineArticle(locales, {
  id: 'night-trams',
  source: 'en',
  section: 'city',
  published: '2026-03-01T22:30:00Z',
  updated: '2026-03-02T10:00:00Z',
  slug: { en: 'night-trams', uk: 'nichni-tramvai' },
  formerSlugs: ['trams'],
  title: { en: 'Night trams are back', uk: 'Нічні трамваї повертаються' },
  blocks: [
    { id: 'lead', text: { en: 'Trams will run at night.', uk: 'Трамваї ходитимуть уночі.' } },
    { id: 'talks', text: { en: 'The talks go on.' } },
  ],
})

export const bridge: Article<Code> = defineArticle(locales, {
  id: 'bridge',
  source: 'uk',
  published: '2026-03-05T08:00:00Z',
  slug: { uk: 'mist', en: 'bridge' },
  title: { uk: 'Міст відкрили', en: 'The bridge is open', ru: 'Мост открыт' },
  blocks: [{ id: 'a', text: { uk: 'Так.', en: 'Yes.', ru: 'Да.' } }],
})

export const site = publish([trams, bridge])

/** What a request is made of beside its address. */
export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Ask = (path: string, asking?: Asking) => Promise<Response>

/** A handler that is asked by path; every error inside fails the test. */
export function ask(
  publication: Publication<Code> | (() => Publication<Code>) = site,
  options: HandlerOptions = {},
): Ask {
  const onError = (error: unknown): never => {
    throw error
  }
  const handler = createHandler(publication, { now: () => NOW, onError, ...options })
  return (path, asking = {}) => handler(new Request(`https://example.org${path}`, asking))
}

/** Compresses to something that tests can read. */
export const marking = {
  br: (body: Uint8Array<ArrayBuffer>) => withMark('br:', body),
  gzip: async (body: Uint8Array<ArrayBuffer>) => withMark('gzip:', body),
}

function withMark(mark: string, body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...new TextEncoder().encode(mark), ...body])
}
