import { newsroomLocales } from 'stele'
import { defineConfig } from 'stele/node'

export default defineConfig({
  // British English: the day stands before the month, as in the other two languages.
  locales: newsroomLocales.extend({ en: { format: 'en-GB' } }),
  site: {
    url: 'https://newsroom.example',
    siteName: 'The Stele',
    timeZone: 'Europe/Kyiv',
    originals: 'marked',
    parallel: [
      ['ru', 'uk'],
      ['ru', 'en'],
      ['uk', 'ru'],
      ['uk', 'en'],
      ['en', 'ru'],
      ['en', 'uk'],
    ],
  },
})
