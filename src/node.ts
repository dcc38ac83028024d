export { type AlignedBlocks, alignBlocks } from './content/align.js'
export { type FileBlock, formatFile, type ParsedFile, parseFile } from './content/file.js'
export type { FrontMatter, FrontMatterField } from './content/front-matter.js'
export { type BlockIds, blockIds } from './content/ids.js'
