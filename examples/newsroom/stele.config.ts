import { newsroomLocales as locales } from 'stele'
import { defineConfig } from 'stele/node'

export default defineConfig({
  locales,
  site: { url: 'https://newsroom.example', siteName: 'The Stele', timeZone: 'Europe/Kyiv' },
})
