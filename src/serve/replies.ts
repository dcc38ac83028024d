import type { Messages } from '../messages/create.js'
import { attributes, differing, escapeHtml } from '../render/html.js'
import type { Fields } from './headers.js'
import { NOT_STORED } from './lifetime.js'
import type { Reply } from './types.js'

const ALLOW = { Allow: 'GET, HEAD, OPTIONS' }

/** To `OPTIONS`. */
export const OPTIONS: Reply = { status: 204, headers: ALLOW, body: undefined }

/** To methods other than GET, HEAD and OPTIONS. */
export const NOT_ALLOWED: Reply = withoutBody(405, ALLOW)

/** To requests that no browser sends. */
export const BAD_REQUEST: Reply = withoutBody(400, { 'Cache-Control': 'no-store' })

/** To whoever takes a page in none of its codings. */
export const NOT_ACCEPTABLE: Reply = withoutBody(406, {
  'Cache-Control': NOT_STORED,
  Vary: 'Accept-Encoding',
})

/** To conditions that do not hold. */
export const PRECONDITION_FAILED: Reply = withoutBody(412, { 'Cache-Control': NOT_STORED })

/** An answer of headers alone. */
export function withoutBody(status: number, headers: Fields): Reply {
  return { status, headers: { ...headers, 'Content-Length': '0' }, body: undefined }
}

/** The page for what went wrong inside; it tells nothing of it. */
export function failure<C extends string>(messages: Messages<C>, locale: C): Reply {
  const body = new TextEncoder().encode(failureDocument(messages, locale))
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': locale,
    'Content-Length': String(body.length),
    'Cache-Control': 'no-store',
  }
  return { status: 500, headers, body }
}

function failureDocument<C extends string>(messages: Messages<C>, locale: C): string {
  const { dir } = messages.locales.get(locale)
  const element = (name: string, key: 'error.heading' | 'error.text'): string => {
    const words = messages.words(locale, key)
    const language = attributes({ ...differing(words, { locale, dir }) })
    return `<${name}${language}>${escapeHtml(words.text)}</${name}>`
  }
  return `<!DOCTYPE html>
<html${attributes({ lang: locale, dir })}>
<head>
<meta charset="utf-8">
${element('title', 'error.heading')}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
</head>
<body>
<main>
${element('h1', 'error.heading')}
${element('p', 'error.text')}
</main>
</body>
</html>
`
}
