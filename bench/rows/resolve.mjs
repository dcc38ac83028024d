// What it takes to choose the words of an article, beside reading it at all.
import { resolveArticle } from '../../dist/index.js'
import { article, copyOfArticle, json, locales, repeat } from '../article.mjs'
import { measure } from '../measure.mjs'
import { cost } from '../report.mjs'

export function run() {
  const times = measure({
    json: repeat(20, () => JSON.parse(json)),
    first: {
      prepare: () => Array.from({ length: 20 }, copyOfArticle),
      run: (copies) => copies.map((copy) => resolveArticle(locales, copy, 'uk')),
    },
    again: repeat(20, () => resolveArticle(locales, article, 'uk')),
  })
  cost('resolveArticle, first time', 'JSON.parse of the article', times.first / times.json, 3)
  cost('resolveArticle, again', 'JSON.parse of the article', times.again / times.json, 1)
}
