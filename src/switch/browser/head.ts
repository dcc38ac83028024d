import { morph } from './morph.js'

const SPOKEN = 'title,meta[name],meta[property],link[rel=canonical],[rel=alternate],[type*=ld]'

/** Brings everything of a document but its styles and scripts to that of another. */
export function showDocument(fresh: Document): void {
  document.documentElement.lang = fresh.documentElement.lang
  document.documentElement.dir = fresh.documentElement.dir
  const present = [...document.head.querySelectorAll(SPOKEN)]
  const wanted = [...fresh.head.querySelectorAll(SPOKEN)]
  for (const element of wanted) {
    if (!isAmong(present, element)) document.head.append(document.importNode(element, true))
  }
  for (const element of present) if (!isAmong(wanted, element)) element.remove()
  morph(document.body, fresh.body)
}

function isAmong(elements: readonly Element[], element: Element): boolean {
  return elements.some((each) => each.isEqualNode(element))
}
