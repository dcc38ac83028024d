export type { LocaleChange } from './switch/browser/change.js'
export { defineLocaleSwitcher, type LocaleSwitcherOptions } from './switch/browser/element.js'
export {
  createLocaleStore,
  type LocaleState,
  type LocaleStore,
  type LocaleStoreOptions,
} from './switch/browser/store.js'
