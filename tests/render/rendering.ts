import {
  createRenderer,
  defineArticle,
  newsroomLocales as locales,
  type RendererOptions,
  type ResolvedArticle,
  resolveArticle,
} from 'stele'

/** An English article of these blocks, as its own readers get it. */
export function english(
  blocks: Readonly<Record<string, string>>,
  definitions?: string,
): ResolvedArticle<'ru' | 'uk' | 'en'> {
  const article = defineArticle(locales, {
    id: 'article',
    source: 'en',
    title: { en: 'Title' },
    blocks: Object.entries(blocks).map(([id, text]) => ({ id, text: { en: text } })),
    ...(definitions !== undefined && { definitions: { en: definitions } }),
  })
  return resolveArticle(locales, article, 'en')
}

/** Renders an English article of these blocks. */
export function renderEnglish(
  blocks: Readonly<Record<string, string>>,
  options: RendererOptions = {},
) {
  return createRenderer(options).render(english(blocks))
}
