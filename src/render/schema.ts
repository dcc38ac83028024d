import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { readSchemes, type Schemes } from './addresses.js'
import type { RendererOptions } from './types.js'

/** What may stand in the HTML: the caller's schema, or GitHub's with the schemes that are allowed. */
export function schemaOf({ schema, allowedSchemes }: RendererOptions): Schema {
  if (schema !== undefined && allowedSchemes === undefined) return schema
  const { links, files } = readSchemes(allowedSchemes)
  const base = schema ?? defaultSchema
  const { attributes = {}, protocols = {} } = { ...defaultSchema, ...schema }
  const own = (names: readonly string[]) => [...names]
  return {
    ...base,
    attributes: {
      ...attributes,
      // Each of its candidates is an address; the sanitizer looks at the first one's scheme only.
      source: (attributes?.source ?? []).map((each) =>
        each === 'srcSet' ? ['srcSet', candidatesOf(files)] : each,
      ),
    },
    protocols: {
      ...protocols,
      action: own(files),
      cite: own(files),
      href: own(links),
      longDesc: own(files),
      src: own(files),
      useMap: own(files),
    },
  }
}

/** The schemes that a schema lets through, for what is checked outside the sanitizer. */
export function schemesOf(options: RendererOptions): Schemes {
  if (options.dangerouslyAllowHtml === true) return { links: undefined, files: undefined }
  const { protocols } = { ...defaultSchema, ...schemaOf(options) }
  return { links: protocols?.href ?? undefined, files: protocols?.src ?? undefined }
}

function candidatesOf(schemes: readonly string[]): RegExp {
  const known = schemes.map((scheme) => `${scheme}:`).join('|')
  return new RegExp(`^(?!(?:.*,)?\\s*(?!${known || '(?!)'})[^\\s,/?#:][^,/?#:]*:)`, 'is')
}
