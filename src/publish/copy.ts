// HTML as the renderer writes it: attribute values always stand in double quotes.
const TAG = /<[a-z][^\s"<>/]*(?:\s+[^\s"<>=/]+(?:="[^"]*")?)+\s*\/?>/gi
const ATTRIBUTE = /\s+([^\s"<>=/]+)(?:="([^"]*)")?/g
const TIES = new Set(['id', 'aria-describedby', 'aria-labelledby'])

/**
 * A copy of rendered HTML for a second place: without ids, and with links to places on its own page
 * leading there.
 *
 * @param page - the address of the page that the original stands on
 * @example copyOf('<p id="lead">See <a href="#map">the map</a></p>', '/en/x/')
 * // => '<p>See <a href="/en/x/#map">the map</a></p>'
 */
export function copyOf(html: string, page: string): string {
  return html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (attribute: string, name: string, value = '') => {
      if (TIES.has(name)) return ''
      const isPlace = name === 'href' && value.startsWith('#')
      return isPlace ? ` href="${page}${value}"` : attribute
    }),
  )
}
