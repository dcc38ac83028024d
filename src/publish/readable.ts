import { holdsOnlyDefinitions } from '../article/countable.js'

/**
 * Whether readers see anything of a block: neither definitions alone leave anything to see, nor
 * tags alone, which rendering drops, nor what is missing.
 */
export function isReadable(text: string, html: string): boolean {
  return !holdsOnlyDefinitions(text) && !/^<div(?:\s[^>]*)?>\s*<\/div>$/.test(html)
}
