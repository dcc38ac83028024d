import { defineLocales } from './define.js'
import type { Locales } from './types.js'

/**
 * Russian, Ukrainian and English, shown to readers as `RU UA EN`, with Russian as the default.
 *
 * The order is an editorial choice and meant to be replaced where yours differs: readers of
 * Ukrainian get English before Russian, readers of Russian get English before Ukrainian.
 */
export const newsroomLocales: Locales<'ru' | 'uk' | 'en'> = /* @__PURE__ */ defineLocales(
  {
    ru: { label: 'RU', fallback: ['en', 'uk'] },
    uk: { label: 'UA', aliases: ['ua'], fallback: ['en', 'ru'] },
    en: { label: 'EN', fallback: ['uk', 'ru'] },
  },
  { default: 'ru' },
)
