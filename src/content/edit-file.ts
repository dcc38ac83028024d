import { quote, SteleError } from '../errors.js'
import { type FileBlock, formatFile, type ParsedFile, parseFile } from './file.js'

/** A block as it is to stand in a file. */
export type FilePiece = Pick<FileBlock, 'before' | 'source'>

/**
 * Puts a file together from other blocks, and takes it apart again to see that each block is still
 * itself: a fence that is never closed, for one, would swallow what follows.
 *
 * @throws SteleError `write-refused`, naming the first block that would not come back
 */
export function rebuildFile(
  { head, tail }: Pick<ParsedFile, 'head' | 'tail'>,
  pieces: readonly FilePiece[],
  path: string,
): string {
  const text = formatFile({ head, blocks: pieces, tail })
  const { blocks } = parseFile(text)
  const at = pieces.findIndex(({ source }, index) => blocks[index]?.source !== source)
  const wrong = at === -1 && blocks.length > pieces.length ? pieces.length - 1 : at
  if (wrong === -1) return text
  const source = pieces[wrong]?.source ?? blocks[0]?.source ?? ''
  throw new SteleError(
    'write-refused',
    `${quote(path)} would not hold ${quote(source)} as one block.`,
    {
      hint: 'Nothing was written. Give the block text that is one Markdown block: one paragraph, list, heading or fence.',
    },
  )
}
