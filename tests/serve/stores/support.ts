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
  const { body } = await live.current().page(`/uk/${id}/`)
  return textOfPage(body)
}

/** The text of the page of an article; `undefined` where it is another page. */
export function textOfPage(html: string): string | undefined {
  return /<p id="lead">(.*?)<\/p>/.exec(html)?.[1]
}

/** Hears of errors where there must be none. */
export function unexpected(error: unknown): never {
  throw error
}
