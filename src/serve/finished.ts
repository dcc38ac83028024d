import { hash } from '../article/hash.js'
import type { Place } from '../publish/types.js'
import { type Fields, languageFields, tagFields } from './headers.js'
import type { Encode } from './types.js'

/** A page's bytes in one content coding, with all that is said of them. */
export interface Form {
  readonly body: Uint8Array<ArrayBuffer>
  /** Strong: no two bodies of an address share it, nor do two codings of a body. */
  readonly etag: string
  /** When what is shown last changed: milliseconds. */
  readonly modified: number | undefined
  /** With a `Cache-Control`. */
  readonly headers: (cacheControl: string) => Fields
  /** Those of a 304 (RFC 9110, 15.4.5). */
  readonly notModified: (cacheControl: string) => Fields
}

/** A page that was made once, for everybody who asks for it. */
export interface Finished {
  /** The codings it can be had in, beside `identity`. */
  readonly codings: readonly string[]
  /** Its bytes in a coding, made when that is first asked for. */
  readonly form: (coding: string) => Form | Promise<Form>
  /** The bytes that it holds in memory. */
  readonly size: () => number
}

/** What pages are finished with. */
export interface Finishing {
  readonly encode: Encode
  /** Adds the headers that every answer has. */
  readonly complete: (headers: Fields) => Fields
}

// Shorter ones fit into one packet of a network as they are.
const WORTH_ENCODING = 1024

// Of the headers and what is around them, for each page.
const OVERHEAD = 4096

/** Turns what was rendered into what is sent. */
export function finishPage(
  place: Place,
  text: string,
  now: number,
  { encode, complete }: Finishing,
): Finished {
  const plain = new TextEncoder().encode(text)
  const codings = plain.length < WORTH_ENCODING ? [] : Object.keys(encode)
  const formOf = createForms(place, hash(text), codings.length > 0, now, complete)
  const forms = new Map<string, Form | Promise<Form>>([['identity', formOf(plain)]])
  let size = plain.length + OVERHEAD
  const make = async (coding: string): Promise<Form> => {
    try {
      const form = formOf(new Uint8Array((await encode[coding]?.(plain)) ?? plain), coding)
      size += form.body.length
      forms.set(coding, form)
      return form
    } catch (error) {
      forms.delete(coding)
      throw error
    }
  }
  return {
    codings,
    size: () => size,
    form: (coding) => {
      const known = forms.get(coding)
      if (known !== undefined) return known
      const making = make(coding)
      forms.set(coding, making)
      return making
    },
  }
}

function createForms(
  place: Place,
  name: string,
  isEncoded: boolean,
  now: number,
  complete: Finishing['complete'],
): (body: Uint8Array<ArrayBuffer>, coding?: string) => Form {
  const { contentType, status } = place
  const isFound = status === 200
  const modified = isFound ? modifiedBefore(now, place.lastModified) : undefined
  const vary: Fields = isEncoded ? { Vary: 'Accept-Encoding' } : {}
  const about: Fields = {
    'Content-Type': contentType,
    ...languageFields(place),
    ...(modified !== undefined && { 'Last-Modified': new Date(modified).toUTCString() }),
    ...tagFields(place),
  }
  return (body, coding) => {
    const etag = coding === undefined ? `"${name}"` : `"${name}-${coding}"`
    const kept: Fields = { ...(isFound && { ETag: etag }), ...vary }
    const encoding: Fields = coding === undefined ? {} : { 'Content-Encoding': coding }
    const whole = { ...about, ...encoding, 'Content-Length': String(body.length), ...kept }
    return {
      body,
      etag,
      modified,
      headers: rememberLast((control) => complete({ ...whole, 'Cache-Control': control })),
      notModified: rememberLast((control) => complete({ ...kept, 'Cache-Control': control })),
    }
  }
}

// A date that is still to come must not be sent (RFC 9110, 8.8.2.1), and a sent one has whole seconds:
// a fraction would be later than what readers were told.
function modifiedBefore(now: number, date: string | undefined): number | undefined {
  const moment = date === undefined ? Number.POSITIVE_INFINITY : Date.parse(date)
  return moment > now ? undefined : Math.floor(moment / 1000) * 1000
}

// How long caches may keep a page mostly stays the same from one request to the next.
function rememberLast(make: (control: string) => Fields): (control: string) => Fields {
  let last: { readonly control: string; readonly fields: Fields } | undefined
  return (control) => {
    if (last?.control !== control) last = { control, fields: make(control) }
    return last.fields
  }
}
