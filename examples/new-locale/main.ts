// Adds German and Arabic to the newsroom, and says what is left to do.
import {
  catalogs,
  checkMessages,
  coverageOf,
  createMessages,
  createRenderer,
  defineArticle,
  renderPage,
} from 'stele'
import { ar, de } from './catalogs.js'
import { locales } from './locales.js'

const article = defineArticle(locales, {
  id: 'library',
  source: 'uk',
  section: 'city',
  slug: { uk: 'biblioteka', en: 'library', de: 'bibliothek' },
  title: {
    uk: 'Бібліотека працюватиме вночі',
    en: 'The library will open at night',
    de: 'Die Bibliothek öffnet nachts',
    ar: 'المكتبة ستفتح ليلاً',
  },
  blocks: [
    {
      id: 'lead',
      text: {
        uk: 'Читальна зала буде відчинена **до третьої ночі**.',
        en: 'The reading room will stay open **until three in the morning**.',
        de: 'Der Lesesaal bleibt **bis drei Uhr nachts** geöffnet.',
        ar: 'ستبقى قاعة القراءة مفتوحة **حتى الثالثة فجراً**.',
      },
    },
    {
      id: 'cards',
      text: {
        uk: 'Читацькі квитки чинні й уночі.',
        en: 'Reader cards are valid at night too.',
        de: 'Leseausweise gelten auch nachts.',
      },
    },
  ],
})

const messages = createMessages(locales, { catalogs: { de, ar } })
const renderer = createRenderer({ messages })

/** The article's page in Arabic: right to left, with one English paragraph left to right. */
export const arabicPage = renderPage(locales, article, 'ar', { messages, renderer })

/** What is left to do: words of the interface, then blocks of the article. */
export const todo: readonly string[] = [
  ...checkMessages({ ...catalogs, de, ar }, { source: 'en' }).map((finding) => finding.message),
  ...Object.entries(coverageOf(locales, article)).flatMap(([locale, { missing }]) =>
    missing.map((block) => `Block "${block}" is not translated into "${locale}".`),
  ),
]

console.log(arabicPage)
console.error(todo.join('\n'))
