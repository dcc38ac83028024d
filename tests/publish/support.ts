import { type Article, createMessages, createRenderer, newsroomLocales } from 'stele'
import { type Answer, createPublication, type Publication, type SiteOptions } from 'stele/publish'
import type { Element, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { readHtml, type Tag } from '../render/read-html.js'

export type Code = (typeof newsroomLocales.codes)[number]

const messages = createMessages(newsroomLocales, { timeZone: 'Europe/Kyiv' })
const renderer = createRenderer({ messages })

/** A publication of the newsroom's locales. */
export function publish(
  articles: readonly Article<Code>[],
  options: Partial<SiteOptions<Code>> = {},
): Publication<Code> {
  return createPublication({
    locales: newsroomLocales,
    messages,
    renderer,
    url: 'https://example.org',
    now: '2026-03-10T12:00:00Z',
    siteName: 'The Stele',
    ...options,
    articles,
  })
}

/** Everything a publication has, by address. */
export async function crawl<C extends string>(
  publication: Publication<C>,
): Promise<ReadonlyMap<string, Answer<C>>> {
  const answers = new Map<string, Answer<C>>()
  for (const { address } of publication.addresses()) {
    if (answers.has(address)) throw new Error(`${address} comes twice`)
    answers.set(address, await publication.page(address))
  }
  return answers
}

/** What a page says about itself. */
export interface ReadPage {
  readonly lang: string | undefined
  readonly title: string
  readonly canonical: string | undefined
  /** Absolute addresses by `hreflang`. */
  readonly alternates: ReadonlyMap<string, string>
  readonly properties: readonly (readonly [name: string, content: string])[]
  readonly robots: string | undefined
  readonly feeds: readonly string[]
  readonly structuredData: readonly Readonly<Record<string, unknown>>[]
  /** By locale: the link in the switcher, and whether it says that something is missing. */
  readonly switcher: ReadonlyMap<
    string,
    { readonly href: string | undefined; readonly note: string }
  >
}

/** Reads a page as a crawler does. */
export function readPage(html: string): ReadPage {
  const { tags } = readHtml(html)
  const links = tags.filter(({ name }) => name === 'link')
  const withRel = (rel: string): readonly Tag[] =>
    links.filter((tag) => attributeOf(tag, 'rel') === rel)
  const metas = tags.filter(({ name }) => name === 'meta')
  const alternates = withRel('alternate').flatMap((tag) => {
    const hreflang = attributeOf(tag, 'hreflang')
    return hreflang === undefined ? [] : [[hreflang, attributeOf(tag, 'href') ?? ''] as const]
  })
  if (new Map(alternates).size !== alternates.length) throw new Error('an hreflang comes twice')
  const scripts = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)
  return {
    lang: tags.find(({ name }) => name === 'html')?.attributes.get('lang'),
    title: unescapeHtml(/<title[^>]*>(.*?)<\/title>/s.exec(html)?.[1] ?? ''),
    canonical: withRel('canonical').map((tag) => attributeOf(tag, 'href'))[0],
    alternates: new Map(alternates),
    properties: metas.flatMap((tag) => {
      const property = attributeOf(tag, 'property')
      return property === undefined ? [] : [[property, attributeOf(tag, 'content') ?? ''] as const]
    }),
    robots: metas
      .filter((tag) => attributeOf(tag, 'name') === 'robots')
      .map((tag) => attributeOf(tag, 'content'))[0],
    feeds: withRel('alternate').flatMap((tag) =>
      tag.attributes.has('type') ? (attributeOf(tag, 'href') ?? []) : [],
    ),
    structuredData: Array.from(scripts, ([, text = '']) => JSON.parse(text)),
    switcher: readSwitcher(html),
  }
}

function readSwitcher(html: string): ReadPage['switcher'] {
  const nav = /<nav class="switcher".*?<\/nav>/s.exec(html)?.[0] ?? ''
  const items = Array.from(nav.matchAll(/<li>(.*?)<\/li>/gs), ([, item = '']) => {
    const tag = readHtml(item).tags[0]
    const code = tag && attributeOf(tag, 'lang')
    const note = /<small[^>]*>(.*?)<\/small>/.exec(item)?.[1] ?? ''
    return [code ?? '', { href: tag && attributeOf(tag, 'href'), note }] as const
  })
  return new Map(items)
}

/** The value of an attribute. */
export function attributeOf(tag: Tag, name: string): string | undefined {
  const value = tag.attributes.get(name)
  return value === undefined ? undefined : unescapeHtml(value)
}

/** The text of escaped HTML. */
export function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** The root element of an XML document. Throws where that is not well-formed. */
export function readXml(xml: string): Element {
  const root: Root = fromXml(xml)
  const element = root.children.find((child) => child.type === 'element')
  if (element?.type !== 'element') throw new Error('no root element')
  return element
}

/** The child elements of an element with a name. */
export function childrenOf(element: Element, name?: string): readonly Element[] {
  return element.children.flatMap((child) =>
    child.type === 'element' && (name === undefined || child.name === name) ? [child] : [],
  )
}

/** The text of an element, or of its child with a name. */
export function textOf(element: Element, name?: string): string | undefined {
  if (name !== undefined) {
    const child = childrenOf(element, name)[0]
    return child === undefined ? undefined : textOf(child)
  }
  return element.children.map((child) => ('value' in child ? child.value : '')).join('')
}
