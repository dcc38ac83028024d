import { defineArticle, fingerprint, newsroomLocales } from 'stele'

/** Translated, but the source has changed since, and a machine has filled some gaps. */
export const warmWinter = defineArticle(newsroomLocales, {
  id: 'warm-winter',
  source: 'en',
  section: 'science',
  published: '2026-03-04T06:00:00Z',
  updated: '2026-03-09T09:30:00Z',
  slug: { en: 'warm-winter', uk: 'tepla-zyma', ru: 'tyoplaya-zima' },
  title: {
    en: 'A winter without ice on the lake',
    uk: 'Зима без криги на озері',
    ru: { text: 'Зима без льда на озере', machine: true },
  },
  summary: {
    en: 'For the third time in a row the station on the lake has measured no ice at all.',
    uk: 'Станція на озері втретє поспіль не зафіксувала криги зовсім.',
    ru: { text: 'Станция на озере третий раз подряд не зафиксировала льда совсем.', machine: true },
  },
  blocks: [
    {
      id: 'lead',
      text: {
        en: 'The gauge on the lake shore has stood in **open water** for three winters now. Before that it had not happened once since measuring began.',
        uk: {
          text: 'Вимірювальна рейка на березі озера вже **другу зиму** стоїть у відкритій воді.',
          of: fingerprint('The gauge on the lake shore has stood in open water for two winters.'),
        },
        ru: {
          text: 'Измерительная рейка на берегу озера уже третью зиму стоит в **открытой воде**. Раньше такого не случалось ни разу с начала измерений.',
          machine: true,
        },
      },
    },
    {
      id: 'numbers',
      text: {
        en: '| Winter | Days with ice | Mean, °C |\n| --- | ---: | ---: |\n| 2022/23 | 41 | −1.2 |\n| 2023/24 | 0 | 1.9 |\n| 2024/25 | 0 | 1.4 |\n| 2025/26 | 0 | 2.3 |',
        uk: '| Зима | Дні з кригою | Середня, °C |\n| --- | ---: | ---: |\n| 2022/23 | 41 | −1,2 |\n| 2023/24 | 0 | 1,9 |\n| 2024/25 | 0 | 1,4 |\n| 2025/26 | 0 | 2,3 |',
        ru: '| Зима | Дни со льдом | Средняя, °C |\n| --- | ---: | ---: |\n| 2022/23 | 41 | −1,2 |\n| 2023/24 | 0 | 1,9 |\n| 2024/25 | 0 | 1,4 |\n| 2025/26 | 0 | 2,3 |',
      },
    },
    {
      id: 'why',
      text: {
        en: 'One warm winter says little; three say more. The people at the station point to the west wind, which now comes earlier and stays longer.',
        uk: 'Одна тепла зима мало про що говорить, три — вже про більше. На станції вказують на західний вітер: він приходить раніше й тримається довше.',
        ru: 'Одна тёплая зима мало о чём говорит, три — уже о большем. На станции указывают на западный ветер: он приходит раньше и держится дольше.',
      },
    },
    {
      id: 'fish',
      text: {
        en: 'For the fish it is not all bad news: roach and perch grow faster. The whitefish, which spawns under ice, has moved to deeper water.',
        uk: {
          text: 'Для риби це не лише погана новина: плітка й окунь ростуть швидше.',
          of: fingerprint('For the fish it is not all bad news: roach and perch grow faster.'),
          machine: true,
        },
        ru: 'Для рыбы это не только плохая новость: плотва и окунь растут быстрее. А сиг, который нерестится подо льдом, ушёл на глубину.',
      },
    },
    {
      id: 'next-winter',
      text: {
        en: 'The station will publish its full series in summer[^series], so that anyone can check the sums.',
        uk: 'Улітку станція опублікує весь ряд спостережень[^series], щоб кожен міг перевірити підрахунки.',
      },
    },
    {
      id: 'notes',
      text: {
        en: '[^series]: Daily values since 1961, as a table.',
        uk: '[^series]: Щоденні значення від 1961 року, таблицею.',
      },
    },
  ],
})
