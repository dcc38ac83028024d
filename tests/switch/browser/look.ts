import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What a page is beside its styles and scripts; the order of attributes and in the head aside. */
export function contentOf(page: Page, html?: string) {
  return page.evaluate((text) => {
    const shown = text ?? document.documentElement.outerHTML
    const parsed = new DOMParser().parseFromString(shown, 'text/html')
    for (const element of parsed.querySelectorAll('*')) {
      const sorted = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))
      for (const attribute of sorted) {
        element.removeAttributeNode(attribute)
        element.setAttributeNode(attribute)
      }
    }
    const { lang, dir } = parsed.documentElement
    const head = [...parsed.head.children].map((element) => element.outerHTML).sort()
    return { lang, dir, head, body: parsed.body.outerHTML }
  }, html)
}

/** What axe finds, with the elements it is about. */
export async function findings(page: Page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  )
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
