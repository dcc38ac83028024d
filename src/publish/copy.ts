import { changeAddresses, rootedAddress } from './absolute.js'

// HTML as the renderer writes it: attribute values always stand in double quotes.
const TAG = /<[a-z][^\s"<>/]*(?:\s+[^\s"<>=/]+(?:="[^"]*")?)+\s*\/?>/gi
const ATTRIBUTE = /\s+([^\s"<>=/]+)(?:="[^"]*")?/g
const TIES = new Set(['id', 'aria-describedby', 'aria-labelledby'])

/**
 * A copy of rendered HTML for a second place: without ids, and with what is relative to the page of
 * the original leading to the same places.
 *
 * @param page - the path of the page that the original stands on
 * @example copyOf('<p id="lead">See <a href="#map">the map</a></p>', '/en/x/')
 * // => '<p>See <a href="/en/x/#map">the map</a></p>'
 */
export function copyOf(html: string, page: string): string {
  const bare = html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (attribute: string, name: string) => (TIES.has(name) ? '' : attribute)),
  )
  return changeAddresses(bare, (address) => rootedAddress(address, page))
}
