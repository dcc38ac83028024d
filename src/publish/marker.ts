import { fingerprint } from '../article/fingerprint.js'

/**
 * What marks a page as one that the client door may change in place: two pages can take each
 * other's place when they were made for the same styles and script.
 *
 * @param assets - what the page looks and works with: styles, addresses of files
 */
export function markerOf(assets: readonly (string | undefined)[]): string {
  const key = assets.join('\n')
  const known = markers.get(key) ?? fingerprint(key)
  if (markers.size >= MOST_REMEMBERED) markers.clear()
  markers.set(key, known)
  return known
}

// All pages of a site have the same.
const markers = new Map<string, string>()
const MOST_REMEMBERED = 100
