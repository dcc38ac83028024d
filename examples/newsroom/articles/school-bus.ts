import { defineArticle, newsroomLocales } from 'stele'

/** Not in Ukrainian at all: Ukrainian readers get English, marked as such. */
export const schoolBus = defineArticle(newsroomLocales, {
  id: 'school-bus',
  source: 'ru',
  section: 'city',
  published: '2026-04-14T15:00:00+03:00',
  slug: { ru: 'shkolnyy-avtobus', en: 'school-bus' },
  title: {
    ru: 'Школьный автобус поедет по расписанию, которое придумали дети',
    en: 'The school bus will follow a timetable made by children',
  },
  summary: {
    ru: 'Пятый класс неделю считал шаги, минуты и светофоры.',
    en: 'For a week a fifth-grade class counted steps, minutes and traffic lights.',
  },
  blocks: [
    {
      id: 'lead',
      text: {
        ru: 'С понедельника автобус № 4 подходит к школе **на семь минут позже**. Этого добились пятиклассники: они доказали, что по прежнему расписанию на него не успевал никто.',
        en: 'From Monday bus no. 4 stops at the school **seven minutes later**. Fifth-graders brought that about: they proved that nobody could keep up with the old timetable.',
      },
    },
    {
      id: 'count',
      text: {
        ru: 'Считали просто: одни стояли на остановках с секундомером, другие шли рядом с первоклассниками и записывали каждую минуту.',
        en: 'The counting was simple: some stood at the stops with a stopwatch, others walked beside the youngest pupils and wrote down every minute.',
      },
    },
    {
      id: 'quote',
      text: {
        ru: '> «Мы не просили автобус ехать медленнее. Мы просили его приезжать тогда, когда мы уже там».',
        en: '> “We did not ask the bus to go slower. We asked it to come when we are there.”',
      },
    },
    {
      id: 'result',
      text: {
        ru: 'Транспортное управление проверило таблицы и нашло в них одну ошибку — в пользу автобуса.',
        en: 'The transport office checked the tables and found one mistake in them, in the bus’s favour.',
      },
    },
  ],
})
