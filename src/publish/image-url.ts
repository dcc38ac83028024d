/** The absolute address of an image, unless it is none that a browser would fetch. */
export function imageUrl(src: string, page: string | undefined): string | undefined {
  const url = URL.canParse(src, page) ? new URL(src, page) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) ? url.href : undefined
}
