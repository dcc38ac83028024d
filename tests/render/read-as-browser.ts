import { type DefaultTreeAdapterMap, html as names, parse, parseFragment } from 'parse5'

type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

/** The elements below a node, in document order; those in templates too. */
function elementsIn(node: Node): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  const inside = 'content' in node ? elementsIn(node.content) : []
  return [...('tagName' in node ? [node] : []), ...inside, ...children.flatMap(elementsIn)]
}

const ADDRESSES = new Set(
  'action background cite classid codebase data formaction href icon longdesc manifest ping poster profile src usemap xlink:href'.split(
    ' ',
  ),
)
const SAFE = /^(?:https?|ircs?|mailto|sms|tel|xmpp):$/
const FORBIDDEN = new Set(
  'applet base embed form frame frameset iframe link math meta noscript object param plaintext script style svg template textarea title xmp'.split(
    ' ',
  ),
)

/** What in a part of a page could run, load or shadow something, as a browser would understand it. */
function dangersIn(elements: readonly Element[], ownIds: readonly string[]): readonly string[] {
  const own = new Set(ownIds)
  return elements.flatMap(({ tagName, namespaceURI, attrs }) => [
    ...(FORBIDDEN.has(tagName) || namespaceURI !== names.NS.HTML ? [`<${tagName}>`] : []),
    ...attrs.flatMap(({ name, value }) => {
      const isHandler = name.startsWith('on') || name === 'style' || name === 'srcdoc'
      const isBadAddress = ADDRESSES.has(name) && !isSafe(value)
      const isBadSource = name === 'srcset' && !value.split(',').every((each) => isSafe(each))
      const isShadow = /^(?:id|name)$/.test(name) && !value.includes('--') && !own.has(value)
      return isHandler || isBadAddress || isBadSource || isShadow
        ? [`<${tagName} ${name}="${value}">`]
        : []
    }),
  ])
}

function isSafe(address: string): boolean {
  const base = 'https://example.org/'
  return !URL.canParse(address, base) || SAFE.test(new URL(address, base).protocol)
}

/**
 * What is wrong with HTML put between two elements inside another one: what could run or shadow, and
 * whether its neighbours are still where they were put.
 */
export function faultsBetween(
  html: string,
  ownIds: readonly string[] = [],
  around: 'main' | 'h1' | 'p' | 'a' = 'main',
): readonly string[] {
  const written = `<${around}><i id="x--before"></i>${html}<i id="x--after"></i></${around}><footer></footer>`
  const parsed = parseFragment(written)
  const [outer, footer, ...more] = parsed.childNodes.filter((node) => 'tagName' in node)
  const inside = outer?.childNodes.filter((node) => 'tagName' in node) ?? []
  const idOf = (node: Element | undefined) => node?.attrs.find(({ name }) => name === 'id')?.value
  const isKept =
    outer?.tagName === around &&
    footer?.tagName === 'footer' &&
    footer.childNodes.length === 0 &&
    more.length === 0 &&
    idOf(inside[0]) === 'x--before' &&
    idOf(inside.at(-1)) === 'x--after' &&
    inside.at(-1)?.childNodes.length === 0
  const dangers = dangersIn(elementsIn(parsed), ownIds)
  return isKept ? dangers : [...dangers, `not between its neighbours: ${html}`]
}

/** What is wrong with a whole page. Its own head and switcher are not of the author's making. */
export function faultsOfPage(html: string, ownIds: readonly string[] = []): readonly string[] {
  const page = parse(html)
  const elements = elementsIn(page)
  const heads = elements.filter(({ tagName }) => tagName === 'head')
  const inHead = new Set(heads.flatMap(elementsIn))
  const count = (tag: string) => elements.filter(({ tagName }) => tagName === tag).length
  const main = elements.find(({ tagName }) => tagName === 'main')
  const body = elements.find(({ tagName }) => tagName === 'body')
  const last = body?.childNodes.filter((node) => 'tagName' in node).at(-1)
  return [
    ...dangersIn(
      elements.filter((element) => !inHead.has(element)),
      ownIds,
    ),
    ...['html', 'head', 'body', 'main', 'title', 'article']
      .filter((tag) => count(tag) !== 1)
      .map((tag) => `${count(tag)} of <${tag}>`),
    ...(Array.from(inHead).some(({ tagName }) => tagName === 'script') ? ['a script'] : []),
    ...(main !== undefined && last === main ? [] : ['<main> is not the last in <body>']),
  ]
}
