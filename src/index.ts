export { defineArticle } from './article/define.js'
export { fingerprint } from './article/fingerprint.js'
export type { StandardIssue, StandardResult, StandardSchema } from './article/standard-schema.js'
export type {
  Article,
  ArticleImage,
  ArticleInput,
  Block,
  BlockInput,
  Entry,
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
export { resolveArticle } from './resolve/article.js'
export { type CoverageOptions, coverageOf } from './resolve/coverage.js'
export type {
  Coverage,
  DefinitionSource,
  FallbackPolicy,
  GapReason,
  ResolvedArticle,
  ResolvedBlock,
  ResolvedImage,
  ResolvedText,
  ResolveOptions,
  TextState,
} from './resolve/types.js'
