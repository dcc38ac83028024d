import { defineArticle, defineLocales, fingerprint } from 'stele'

export const locales = defineLocales(
  { ru: {}, uk: { aliases: ['ua'] }, en: {}, ar: {} },
  { default: 'en' },
)

/** One article with a text in every state. */
export const tram = defineArticle(locales, {
  id: 'tram',
  source: 'en',
  slug: { en: 'night-tram', uk: 'nichnyi-tramvai' },
  title: { en: 'The *tram* is back', uk: '*Трамвай* повернувся' },
  summary: { en: 'It runs at night.' },
  image: { src: 'tram.jpg', alt: { en: 'A tram at night' } },
  localized: { description: { en: 'For search engines.' } },
  blocks: [
    { id: 'lead', text: { en: 'It **runs** again.', uk: 'Він **знову** їздить.' } },
    {
      id: 'fare',
      text: {
        en: 'A ride costs 8.',
        uk: { text: 'Квиток коштує 6.', of: fingerprint('A ride costs 6.') },
      },
    },
    {
      id: 'talks',
      text: { en: 'The talks go on.', uk: { text: 'Розмови йдуть.', machine: true } },
    },
    { id: 'abroad', text: { en: 'For readers abroad.', uk: null } },
    { id: 'map', text: '![](map.svg)' },
    { id: 'end', text: { en: 'More [here](https://example.org/).' } },
  ],
})

/** The source text that the outdated block was translated from. */
export const previousSource = (of: string): string | undefined =>
  of === fingerprint('A ride costs 6.') ? 'A ride costs 6.' : undefined
