/** Tables of GFM come with `align`, which is obsolete in HTML: on a page the style sheet aligns. */
export function withoutAlign(html: string): string {
  if (!html.includes('<t')) return html
  return html.replace(/(<t[dh]) align="/g, '$1 data-align="')
}
