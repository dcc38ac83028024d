import { fingerprint } from '../article/fingerprint.js'

/**
 * What marks a page as one that the client door may change in place: two pages can take each
 * other's place when they were made for the same styles and script.
 *
 * @param assets - what the page looks and works with: styles, addresses of files
 */
export function markerOf(assets: readonly (string | undefined)[]): string {
  return fingerprint(assets.join('\n'))
}
