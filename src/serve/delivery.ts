import { chooseCoding } from './accept-encoding.js'
import type { Finished, Form } from './finished.js'
import { cacheControl, NOT_STORED } from './lifetime.js'
import { createPages } from './pages.js'
import { checkPreconditions } from './preconditions.js'
import { NOT_ACCEPTABLE, PRECONDITION_FAILED } from './replies.js'
import type { Settings } from './settings.js'
import type { Found } from './site.js'
import type { Asked, Reply } from './types.js'

/** Answers with the page that was found. */
export type Deliver = <C extends string>(
  asked: Asked,
  found: Found<C>,
  path: string,
  now: number,
) => Reply | Promise<Reply>

/** Makes pages, keeps them, and gives each reader the form that suits. */
export function createDelivery(settings: Settings): Deliver {
  const { complete, lifetime } = settings
  const pages = createPages(settings)

  const send = <C extends string>(
    asked: Asked,
    found: Found<C>,
    form: Form,
    now: number,
  ): Reply => {
    const { place, reader, until } = found
    const body = asked.method === 'HEAD' ? undefined : form.body
    if (reader !== undefined) {
      const headers = form.headers(NOT_STORED)
      return { status: place.status, headers: { ...headers, vary: negotiated(headers.vary) }, body }
    }
    const control = cacheControl(place, lifetime, until - now)
    const status = place.status === 200 ? checkPreconditions(asked, form, now) : place.status
    if (status === 304) return { status, headers: form.notModified(control), body: undefined }
    if (status === 412) {
      return { ...PRECONDITION_FAILED, headers: complete(PRECONDITION_FAILED.headers) }
    }
    return { status, headers: form.headers(control), body }
  }

  const choose = <C extends string>(
    asked: Asked,
    found: Found<C>,
    page: Finished,
    now: number,
  ): Reply | Promise<Reply> => {
    const coding = chooseCoding(asked.header('accept-encoding'), page.codings)
    if (coding === undefined) {
      return { ...NOT_ACCEPTABLE, headers: complete(NOT_ACCEPTABLE.headers) }
    }
    const form = pages.form(found, page, coding)
    return form instanceof Promise
      ? form.then((made) => send(asked, found, made, now))
      : send(asked, found, form, now)
  }

  return (asked, found, path, now) => {
    const { publication, reader } = found
    const render = async (): Promise<string> => (await publication.page(path, reader)).body
    const page = pages.get(found, now, render)
    return page instanceof Promise
      ? page.then((made) => choose(asked, found, made, now))
      : choose(asked, found, page, now)
  }
}

// Beside the encoding, who asks made a difference.
function negotiated(vary: string | undefined): string {
  return ['Accept-Language', 'Cookie', ...(vary === undefined ? [] : [vary])].join(', ')
}
