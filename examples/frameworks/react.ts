// React: the store is what useSyncExternalStore asks for, on the server and in the browser.
import { createElement, type ReactElement, useSyncExternalStore } from 'react'
import type { LocaleStore } from 'stele/client'

export function Choice<C extends string>({
  store,
}: {
  readonly store: LocaleStore<C>
}): ReactElement {
  const { current, preference, codes } = useSyncExternalStore(store.subscribe, store.get, store.get)
  const buttons = codes.map((code) =>
    createElement('button', { key: code, type: 'button', onClick: () => store.set(code) }, code),
  )
  return createElement('div', null, `${current} ${preference ?? '-'}`, ...buttons)
}
