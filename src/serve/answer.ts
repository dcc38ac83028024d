import { splitPath } from '../locale/address.js'
import type { Publication } from '../publish/types.js'
import { createDelivery } from './delivery.js'
import { moved, toLocale } from './redirects.js'
import { BAD_REQUEST, failure, NOT_ALLOWED, OPTIONS, withoutBody } from './replies.js'
import { isSane } from './sane.js'
import { readSettings } from './settings.js'
import { createSite } from './site.js'
import { targetOf } from './target.js'
import type { Asked, HandlerOptions, Reply } from './types.js'
import { wishOf } from './wish.js'

/** Answers requests: at once where the page is finished. It neither throws nor rejects. */
export type Answer = (asked: Asked) => Reply | Promise<Reply>

const MOST_TRIES = 4

/** Makes the answers of a publication, before they become responses of the web or of Node. */
export function createAnswer<C extends string>(
  source: Publication<C> | (() => Publication<C>),
  options: HandlerOptions,
): Answer {
  const settings = readSettings(options)
  const { clock, complete, cookie, lifetime, onError, serverTiming } = settings
  const site = createSite(typeof source === 'function' ? source : () => source)
  const deliver = createDelivery(settings)
  const completed = (reply: Reply): Reply => ({ ...reply, headers: complete(reply.headers) })

  const respond = (asked: Asked, tries = 1): Reply | Promise<Reply> => {
    if (!isSane(asked)) return completed(BAD_REQUEST)
    if (asked.method === 'OPTIONS') return completed(OPTIONS)
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return completed(NOT_ALLOWED)
    const now = clock()
    const { path, query } = targetOf(asked.url)
    const found = site.find(path, now, ({ locales }) => wishOf(locales, asked, cookie))
    if (found.place.kind === 'chooser') return completed(toLocale(asked, found, query, cookie))
    if (found.place.kind === 'redirect') return completed(moved(found, query, lifetime, now))
    const reply = deliver(asked, found, path, now)
    if (!(reply instanceof Promise) || tries === MOST_TRIES) return reply
    // What a page is made of may have changed since: then there is a newer publication by now.
    return reply.catch((error) => {
      if (!site.isOutdated(found.publication)) throw error
      return respond(asked, tries + 1)
    })
  }

  const fail = (error: unknown, asked: Asked): Reply => {
    onError(error, asked.url)
    const shown = site.last()
    if (shown === undefined) return completed(withoutBody(500, { 'Cache-Control': 'no-store' }))
    const { locales, messages } = shown
    const named = splitPath(locales, targetOf(asked.url).path).locale
    const reply = completed(failure(messages, named ?? wishOf(locales, asked, cookie)))
    return asked.method === 'HEAD' ? { ...reply, body: undefined } : reply
  }

  const answer: Answer = (asked) => {
    try {
      const reply = respond(asked)
      return reply instanceof Promise ? reply.catch((error) => fail(error, asked)) : reply
    } catch (error) {
      return fail(error, asked)
    }
  }
  return serverTiming ? timed(answer) : answer
}

// https://www.w3.org/TR/server-timing/
function timed(answer: Answer): Answer {
  const written = (reply: Reply, start: number, cache: string): Reply => {
    const duration = (performance.now() - start).toFixed(2)
    const timing = { 'server-timing': `cache;desc=${cache}, total;dur=${duration}` }
    return { ...reply, headers: { ...reply.headers, ...timing } }
  }
  return (asked) => {
    const start = performance.now()
    const reply = answer(asked)
    if (!(reply instanceof Promise)) return written(reply, start, 'hit')
    return reply.then((made) => written(made, start, 'miss'))
  }
}
