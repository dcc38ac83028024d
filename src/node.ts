export type { ImageSize } from './article/image-size.js'
export { buildSite, recoverSite } from './build/build.node.js'
export { buildShard } from './build/shards.node.js'
export type {
  BuildOptions,
  BuildProgress,
  BuiltLocale,
  BuiltShard,
  BuiltSite,
  FolderOptions,
  Shard,
} from './build/types.js'
export {
  defineConfig,
  type MachineTranslation,
  type SiteConfig,
  type SteleConfig,
} from './command/config.js'
export { alignBlocks } from './content/align.js'
export type { AlignedBlocks } from './content/alignment-table.js'
export type { ContentOptions } from './content/content.node.js'
export { type FileBlock, formatFile, type ParsedFile, parseFile } from './content/file.js'
export type { FrontMatter, FrontMatterField } from './content/front-matter.js'
export { type BlockIds, blockIds } from './content/ids.js'
export { keptIds } from './content/kept-ids.js'
export type { ContentLayout } from './content/layout.js'
export { type LoadedArticles, loadArticles } from './content/load.node.js'
export type { LocalImage, SizeOf } from './content/local-image.js'
export { type BlockMatch, matchTranslation, type TranslationMatch } from './content/match.js'
export {
  type ContentRecord,
  type FactOrigin,
  formatRecord,
  parseRecord,
  type SourceFact,
  type TranslationFact,
} from './content/record.js'
export { type BlockUnit, unitsOf } from './content/units.js'
export { writeArticles } from './content/write.node.js'
export { encode } from './serve/encode.node.js'
export { createListener } from './serve/listener.node.js'
export {
  createFolderArticles,
  type FolderArticlesOptions,
} from './serve/stores/folder-articles.node.js'
export { createFolderPages } from './serve/stores/folder-pages.node.js'
export type { ArticleSource, PageCache } from './serve/stores/types.js'
