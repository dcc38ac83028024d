export { defineArticle } from './article/define.js'
export { fingerprint } from './article/fingerprint.js'
export type { StandardIssue, StandardResult, StandardSchema } from './article/standard-schema.js'
export type {
  Article,
  ArticleImage,
  ArticleInput,
  Block,
  BlockInput,
  Edition,
  Entry,
  Gap,
  GapReason,
  ImageInput,
  Localized,
  LocalizedText,
  TranslatedText,
} from './article/types.js'
export { articleSchema } from './article/validate.js'
export {
  type Diagnostic,
  SteleError,
  type SteleErrorCode,
  type SteleErrorDetail,
} from './errors.js'
export type { AddressOptions } from './locale/address.js'
export { type DefineLocalesOptions, defineLocales } from './locale/define.js'
export type { Direction } from './locale/direction.js'
export { newsroomLocales } from './locale/preset.js'
export type {
  ExtendOptions,
  LocaleInfo,
  LocaleInput,
  Locales,
  WithoutAliasClash,
} from './locale/types.js'
export type { RenderLimit, RenderLimits } from './markdown/limits.js'
export { catalogs } from './messages/catalogs.js'
export { type CheckMessagesOptions, checkMessages } from './messages/check.js'
export {
  type AppCatalogs,
  createMessages,
  type Messages,
  type MessagesOptions,
  type MessageValues,
  type Translate,
  type Words,
} from './messages/create.js'
export type { Formats } from './messages/formats.js'
export type { Catalog, KeysOf, MessageKey } from './messages/keys.js'
export { renderFrontPage } from './publish/front-page.js'
export type { Originals } from './publish/originals.js'
export { type PageOptions, renderPage, renderPageAsync } from './publish/page.js'
export { type ParallelOptions, renderParallel } from './publish/parallel.js'
export { pageStyle } from './publish/style.js'
export type { CacheStatus } from './render/cache.js'
export type { ExternalLinks, UrlContext } from './render/links.js'
export type { OnLimit } from './render/over-limit.js'
export { createRenderer } from './render/renderer.js'
export type {
  RenderedArticle,
  RenderedBlock,
  RenderedInline,
  Renderer,
  RendererOptions,
  RenderMarkdownOptions,
} from './render/types.js'
export type { Dash } from './render/typography/habits.js'
export type { TypographyOptions } from './render/typography/typesetter.js'
export type { MessageSource } from './render/words.js'
export { resolveArticle } from './resolve/article.js'
export { isAvailable } from './resolve/availability.js'
export { type CoverageOptions, coverageOf } from './resolve/coverage.js'
export type {
  Coverage,
  DefinitionSource,
  FallbackPolicy,
  ResolvedArticle,
  ResolvedBlock,
  ResolvedImage,
  ResolvedText,
  ResolveOptions,
  TextState,
} from './resolve/types.js'
export { articlePath, switchLocale } from './switch/address.js'
export { LOCALE_COOKIE, localeCookie, readLocaleCookie } from './switch/cookie.js'
export {
  type LinkState,
  type LocaleLink,
  type LocaleLinksOptions,
  localeLinks,
  pageLinks,
} from './switch/links.js'
export { switcher } from './switch/switcher.js'
