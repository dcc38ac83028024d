/**
 * Makes a node like another, in place: what is equal stays as it is, with its images, selection and
 * focus. Children are paired by id, else in order by name.
 */
export function morph(node: ChildNode, fresh: ChildNode): void {
  if (node.isEqualNode(fresh)) return
  if (node.nodeValue !== fresh.nodeValue) node.nodeValue = fresh.nodeValue
  if (node instanceof Element && fresh instanceof Element) {
    copyAttributes(node, fresh)
    morphChildren(node, fresh)
  }
}

function copyAttributes(element: Element, fresh: Element): void {
  for (const name of [...element.getAttributeNames(), ...fresh.getAttributeNames()]) {
    const value = fresh.getAttribute(name)
    // The reader has opened or closed it.
    if (name === 'open' || value === element.getAttribute(name)) continue
    if (value === null) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
}

function morphChildren(parent: Element, source: Element): void {
  const kept = pairById(parent, source)
  const isKept = new Set<Node>(kept.values())
  let at = parent.firstChild
  for (const fresh of [...source.childNodes]) {
    const match = kept.get(fresh) ?? nextLike(at, fresh, isKept)
    if (match === undefined) {
      parent.insertBefore(document.importNode(fresh, true), at)
      continue
    }
    while (at !== null && at !== match && !isKept.has(at)) at = removeAndGoOn(at)
    if (at === match) at = match.nextSibling
    else parent.insertBefore(match, at)
    isKept.delete(match)
    morph(match, fresh)
  }
  while (at !== null) at = removeAndGoOn(at)
}

function removeAndGoOn(node: ChildNode): ChildNode | null {
  const next = node.nextSibling
  node.remove()
  return next
}

function pairById(parent: Element, source: Element): Map<ChildNode, Element> {
  const present = new Map([...parent.children].map((child) => [child.id, child]))
  const pairs = new Map<ChildNode, Element>()
  for (const fresh of source.children) {
    const match = fresh.id === '' ? undefined : present.get(fresh.id)
    if (match?.nodeName === fresh.nodeName) pairs.set(fresh, match)
  }
  return pairs
}

// Text is paired only with what stands in its place; an element may have moved up.
function nextLike(
  start: ChildNode | null,
  fresh: ChildNode,
  isKept: ReadonlySet<Node>,
): ChildNode | undefined {
  for (let node = start; node !== null && !isKept.has(node); node = node.nextSibling) {
    if (node.nodeName === fresh.nodeName) return node
    if (!(fresh instanceof Element)) return undefined
  }
  return undefined
}
