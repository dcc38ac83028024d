import { localeCookie } from '../cookie.js'

/** The channel on which tabs tell each other what the reader prefers. */
export function preferenceChannel(cookie: string): BroadcastChannel {
  return new BroadcastChannel(`stele-${cookie}`)
}

/** Keeps what the reader prefers: for the server, for later, and for other tabs. */
export function keepPreference(locale: string, cookie: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = localeCookie(locale, cookie)
  const channel = preferenceChannel(cookie)
  channel.postMessage(locale)
  channel.close()
}
