/** The attributes of a tag, in order: as they are written, and by name. */
export interface TagAttribute {
  /** With the space before it. */
  readonly written: string
  readonly name: string
  /** Still escaped. */
  readonly value: string | undefined
}

// As the renderer writes HTML: values always stand in double quotes. Whole tags, so that what stands
// in a value is not taken for one.
const TAG = /<([a-z][a-z\d-]*)((?:\s+[^\s"'<>=/]+(?:="[^"]*")?)+)/gi
const ATTRIBUTE = /\s+([^\s"'<>=/]+)(?:="([^"]*)")?/g

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

function readAttribute([written, name = '', value]: RegExpMatchArray): TagAttribute {
  return { written, name, value }
}
