/** One start tag. */
export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

const VOID = new Set(['br', 'hr', 'img', 'input'])

// Every `<` of well-formed output opens one of these: text and attribute values escape it.
const TAG =
  /<\/(?<end>[a-z][a-z0-9]*)>|<(?<start>[a-z][a-z0-9]*)(?<rest>(?: [a-z-]+(?:="[^"]*")?)*)>|</g

/** Reads HTML strictly, as stele writes it; says where tags do not close in order or links nest. */
export function readHtml(html: string): { readonly tags: Tag[]; readonly faults: string[] } {
  const tags: Tag[] = []
  const faults: string[] = []
  const open: string[] = []
  for (const { index, groups = {} } of html.matchAll(TAG)) {
    const { start, end, rest = '' } = groups
    if (start !== undefined) {
      tags.push({ name: start, attributes: readAttributes(rest) })
      if (start === 'a' && open.includes('a')) faults.push(`a link in a link at ${index}`)
      if (!VOID.has(start)) open.push(start)
    } else if (end === undefined) faults.push(`stray < before ${html.slice(index, index + 30)}`)
    else if (open.pop() !== end) faults.push(`</${end}> closes nothing`)
  }
  return { tags, faults: [...faults, ...open.map((name) => `<${name}> stays open`)] }
}

function readAttributes(written: string): ReadonlyMap<string, string> {
  const found = written.matchAll(/ (?<name>[a-z-]+)(?:="(?<value>[^"]*)")?/g)
  return new Map(Array.from(found, ({ groups }) => [groups?.name ?? '', groups?.value ?? '']))
}

const REFERRING = ['aria-describedby', 'aria-labelledby', 'for', 'headers']

/**
 * What is wrong with the HTML of a page: tags out of order, a link in a link, an id given twice, a reference to an id
 * that nothing has, the sanitizer's prefix. Links that the author wrote to nowhere may be named.
 */
export function faultsOf(html: string, lost: readonly string[] = []): readonly string[] {
  const { tags, faults } = readHtml(html)
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])
  const known = new Set([...ids, ...lost])
  const wanted = tags.flatMap(({ attributes }) => {
    const href = attributes.get('href') ?? ''
    const fragment = href.startsWith('#') ? [decodeURIComponent(href.slice(1))] : []
    return [...fragment, ...REFERRING.flatMap((name) => attributes.get(name)?.split(' ') ?? [])]
  })
  return [
    ...faults,
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`),
    ...wanted.filter((id) => !known.has(id)).map((id) => `nothing has the id ${id}`),
    ...(html.includes('user-content-') ? ['user-content-'] : []),
  ]
}
