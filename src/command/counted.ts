/**
 * A number with its noun.
 *
 * @example counted(1, 'article') // => '1 article'
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
