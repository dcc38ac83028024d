// What all of these servers serve: a site of one article.
import { defineArticle, newsroomLocales as locales } from 'stele'
import { createPublication } from 'stele/publish'

const article = defineArticle(locales, {
  id: 'bridge',
  source: 'uk',
  section: 'city',
  published: '2026-03-02T07:30:00Z',
  slug: { uk: 'mist', en: 'bridge', ru: 'most' },
  title: { uk: 'Старий міст відкрили', en: 'The old bridge is open', ru: 'Старый мост открыли' },
  blocks: [
    {
      id: 'lead',
      text: {
        uk: 'Ремонт тривав **два роки**.',
        en: 'The repairs took **two years**.',
        ru: 'Ремонт длился **два года**.',
      },
    },
    { id: 'buses', text: { uk: 'Автобуси повернуться на міст у квітні.' } },
  ],
})

export const site = createPublication({
  locales,
  articles: [article],
  url: 'https://example.org',
  now: new Date().toISOString(),
})
