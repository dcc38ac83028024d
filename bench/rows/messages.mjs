import i18next from 'i18next'
import { catalogs, createMessages } from '../../dist/index.js'
import { locales, repeat } from '../article.mjs'
import { measure } from '../measure.mjs'
import { speed } from '../report.mjs'

export function run() {
  const messages = createMessages(locales)
  const instance = i18next.createInstance()
  instance.init({
    lng: 'uk',
    resources: { uk: { translation: { ...catalogs.uk } } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  const theirs = instance.getFixedT('uk')
  const times = measure({
    stele: repeat(100_000, (at) => messages.t('uk')('notice.fallback', { count: at % 100 })),
    i18next: repeat(100_000, (at) => theirs('notice.fallback', { count: at % 100 })),
  })
  speed('t with one number', "i18next's getFixedT", times.i18next / times.stele, 0.95)
}
