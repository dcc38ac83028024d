/** The attributes of a tag, in order: as they are written, and by name. */
export interface TagAttribute {
  /** With the space before it. */
  readonly written: string
  readonly name: string
  /** Still escaped. */
  readonly value: string | undefined
}

// As the renderer writes HTML, in double quotes, or as an author did, where raw HTML is allowed (HTML
// 13.1.2.3). Whole tags, so that what stands in a value is not taken for one.
const VALUE = /(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/.source
const TAG = new RegExp(`<([a-z][a-z\\d-]*)((?:\\s+[^\\s"'<>=/]+${VALUE})+)`, 'gi')
const ATTRIBUTE = new RegExp(`\\s+([^\\s"'<>=/]+)${VALUE}`, 'g')

/** Writes anew the attributes of start tags in rendered HTML; tags without any stay as they are. */
export function rewriteTags(
  html: string,
  rewrite: (name: string, attributes: readonly TagAttribute[]) => readonly TagAttribute[],
): string {
  return html.replace(TAG, (_, name: string, written: string) => {
    const attributes = Array.from(written.matchAll(ATTRIBUTE), readAttribute)
    return `<${name}${rewrite(name, attributes)
      .map((attribute) => attribute.written)
      .join('')}`
  })
}

function readAttribute([written, given = '', ...values]: RegExpMatchArray): TagAttribute {
  return { written, name: given.toLowerCase(), value: values.find((each) => each !== undefined) }
}
