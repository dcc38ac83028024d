import { hash } from '../article/hash.js'
import { createBounded } from './bounded.js'
import { type Finished, type Finishing, type Form, finishPage } from './finished.js'
import type { Found } from './site.js'
import { createBreaker } from './stores/breaker.js'
import { isGuarded } from './stores/guard-pages.js'
import type { PageCache } from './stores/types.js'

/** What finished pages are made and kept with. */
export interface PagesOptions extends Finishing {
  readonly memory: number
  readonly shared: PageCache | undefined
  readonly onError: (error: unknown, address: string) => void
}

/** Finished pages, each made once however many ask for it. */
export interface Pages {
  /** A page in memory, or one that is made now. */
  readonly get: <C extends string>(
    found: Found<C>,
    now: number,
    render: () => Promise<string>,
  ) => Finished | Promise<Finished>
  /** A page's bytes in a coding. */
  readonly form: <C extends string>(
    found: Found<C>,
    page: Finished,
    coding: string,
  ) => Form | Promise<Form>
}

/** Makes the pages of a handler. */
export function createPages({ memory, shared, onError, ...finishing }: PagesOptions): Pages {
  const finished = createBounded<Finished>(memory)
  const running = new Map<string, Promise<Finished>>()

  // What machines share may fail, hang or be gone: pages are then rendered here.
  const hasOwnDeadline = shared !== undefined && isGuarded(shared)
  const breaker = createBreaker(hasOwnDeadline ? { deadline: Number.POSITIVE_INFINITY } : {})
  const attempt = <T>(address: string, call: () => Promise<T>): Promise<T | undefined> =>
    breaker.attempt(call, (error) => onError(error, address))

  const bodyOf = async <C extends string>(
    { place, key }: Found<C>,
    render: () => Promise<string>,
  ): Promise<string> => {
    // The pages for what is not there would only crowd out what is.
    if (shared === undefined || place.status !== 200) return render()
    const name = hash(key)
    const known = await attempt(place.address, () => shared.get(name))
    if (typeof known === 'string' && known !== '') return known
    const body = await render()
    void attempt(place.address, () => shared.set(name, body))
    return body
  }

  const make = async <C extends string>(
    found: Found<C>,
    now: number,
    render: () => Promise<string>,
  ): Promise<Finished> => {
    const { key, place } = found
    try {
      const page = finishPage(place, await bodyOf(found, render), now, finishing)
      finished.set(key, page, page.size())
      return page
    } finally {
      running.delete(key)
    }
  }

  return {
    get: (found, now, render) => {
      const { key } = found
      const known = finished.get(key) ?? running.get(key)
      if (known !== undefined) return known
      const making = make(found, now, render)
      running.set(key, making)
      return making
    },
    form: ({ key, place }, page, coding) => {
      const form = page.form(coding)
      if (!(form instanceof Promise)) return form
      const grown = (made: Form): Form => {
        if (finished.get(key) === page) finished.set(key, page, page.size())
        return made
      }
      const failed = (error: unknown): Form | Promise<Form> => {
        onError(error, place.address)
        return page.form('identity')
      }
      return form.then(grown, failed)
    },
  }
}
