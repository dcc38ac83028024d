// A strict TypeScript app: define locales and an article, resolve, render.
import { createRenderer, defineArticle, defineLocales, resolveArticle } from 'stele'

const locales = defineLocales(
  {
    ru: { label: 'RU', fallback: ['en', 'uk'] },
    uk: { label: 'UA', aliases: ['ua'], fallback: ['en', 'ru'] },
    en: { label: 'EN', fallback: ['uk', 'ru'] },
  },
  { default: 'uk' },
)

const article = defineArticle(locales, {
  id: 'night-trams',
  source: 'uk',
  title: { uk: 'Нічні трамваї повертаються', en: 'Night trams are back' },
  blocks: [
    {
      id: 'lead',
      text: {
        uk: 'Із п’ятниці трамваї **ходитимуть** до другої ночі.',
        en: 'From Friday the trams **will run** until two in the morning.',
      },
    },
    { id: 'lines', text: { uk: 'Це маршрути 3, 7 і 12.' } },
  ],
})

const resolved = resolveArticle(locales, article, 'en')
const { title, html } = createRenderer().render(resolved)

console.log(`<h1>${title.html}</h1>`)
console.log(html)
console.log(`<!-- ${Math.round(resolved.coverage.characters * 100)}% in English -->`)
