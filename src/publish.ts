export type { ImageSize } from './article/image-size.js'
export type { FeedLink, Head, HeadText } from './publish/head.js'
export {
  type AttributeValues,
  attributes,
  dangerouslyHtml,
  type Html,
  type HtmlValue,
  html,
} from './publish/html.js'
export { type IndexedArticle, type IndexOptions, indexArticle } from './publish/indexed.js'
export type { ArticleLink } from './publish/links.js'
export type { Original, Originals } from './publish/originals.js'
export type { ParallelColumn } from './publish/parallel-table.js'
export { createPublication } from './publish/publication.js'
export { defaultTemplates } from './publish/theme/templates.js'
export type {
  ArticlePage,
  CommonPage,
  InlineText,
  ListItem,
  ListPage,
  NotFoundPage,
  Page,
  ParallelLink,
  ParallelPage,
  SectionLink,
  Templates,
} from './publish/theme/types.js'
export type {
  AddressClash,
  Answer,
  ArticleOptions,
  Place,
  PlaceKind,
  Publication,
  PublicationOptions,
  PublishedImage,
  RedirectReason,
  SiteOptions,
  SlugPlace,
} from './publish/types.js'
