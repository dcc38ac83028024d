import { type Article, createMessages, createRenderer, defineArticle, newsroomLocales } from 'stele'
import {
  type ArticleSource,
  type ChangeNotices,
  type LiveOptions,
  type LivePublication,
  openPublication,
} from 'stele/server'
import { onTestFinished } from 'vitest'

export const locales = newsroomLocales
export type Code = (typeof newsroomLocales.codes)[number]

const messages = createMessages(newsroomLocales)
const renderer = createRenderer({ messages })

/** An article in one locale, with one block. */
export function story(id: string, text: string, fields: object = {}): Article<Code> {
  return defineArticle(newsroomLocales, {
    id,
    source: 'uk',
    title: { uk: `Заголовок ${id}` },
    blocks: [{ id: 'lead', text: { uk: text } }],
    ...fields,
  })
}

/** A live publication that ends with the test, and what it has reported. */
export async function open(
  articles: ArticleSource,
  options: Partial<LiveOptions<Code>> & { readonly notices?: ChangeNotices } = {},
): Promise<LivePublication<Code> & { readonly errors: readonly unknown[] }> {
  const errors: unknown[] = []
  const live = await openPublication<Code>({
    locales,
    messages,
    renderer,
    url: 'https://example.org',
    siteName: 'The Stele',
    articles,
    onError: (error) => errors.push(error),
    ...options,
  })
  onTestFinished(live.close)
  return { ...live, errors }
}

/** The page of an article as readers get it; `undefined` where there is none. */
export async function textOf(live: LivePublication<Code>, id: string): Promise<string | undefined> {
  const { status, body } = await live.current().page(`/uk/${id}/`)
  return status === 200 ? /<p id="lead">(.*?)<\/p>/.exec(body)?.[1] : undefined
}

/** Hears of errors where there must be none. */
export function unexpected(error: unknown): never {
  throw error
}
