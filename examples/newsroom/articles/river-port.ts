import { defineArticle, newsroomLocales } from 'stele'

/** Partly translated: most of it into English, less than half into Russian. */
export const riverPort = defineArticle(newsroomLocales, {
  id: 'river-port',
  source: 'uk',
  section: 'culture',
  published: '2026-05-22T08:15:00+03:00',
  slug: { uk: 'richkovyi-port', en: 'river-port', ru: 'rechnoy-port' },
  title: {
    uk: 'Річковий порт знову приймає гостей',
    en: 'The river port has visitors again',
    ru: 'Речной порт снова принимает гостей',
  },
  summary: {
    uk: 'Десять років будівля стояла порожньою. Тепер у ній читають, слухають музику й сперечаються про місто.',
    en: 'The building stood empty for ten years. Now people read there, hear music and argue about the city.',
  },
  image: {
    src: '/images/river-port.svg',
    width: 1200,
    height: 630,
    alt: {
      uk: 'Будівля порту над рікою: низька зала, вежа з годинником і два човни.',
      en: 'The port above the river: a low hall, a clock tower and two boats.',
    },
  },
  blocks: [
    {
      id: 'lead',
      text: {
        uk: 'У суботу в **Задніпров’ї** відчинили двері старого річкового порту. Каси перетворили на бібліотеку, а зал очікування — на сцену.',
        en: 'On Saturday the old river port of **Zadniprovia** opened its doors. The ticket office has become a library, and the waiting room a stage.',
        ru: 'В субботу в **Заднепровье** открылись двери старого речного порта. Кассы превратили в библиотеку, а зал ожидания — в сцену.',
      },
    },
    {
      id: 'ten-years',
      text: {
        uk: 'Останній пароплав відійшов звідси навесні десять років тому. Відтоді будівлю двічі намагалися продати й один раз — знести.',
        en: 'The last steamer left ten years ago, in spring. Since then the city has tried twice to sell the building, and once to pull it down.',
        ru: 'Последний пароход ушёл отсюда весной десять лет назад. С тех пор здание дважды пытались продать и один раз — снести.',
      },
    },
    {
      id: 'how',
      text: {
        uk: '## Хто платив\n\nГроші збирали гуртом: третину дало місто, решту — жителі, переважно маленькими внесками. Звіт про витрати висить просто на стіні біля входу.',
        en: '## Who paid\n\nIt was paid for together: a third by the city, the rest by residents, mostly in small sums. The accounts hang on the wall beside the door.',
      },
    },
    { id: 'plan', text: '![](/images/plan.svg)' },
    {
      id: 'plan-words',
      text: {
        uk: 'На плані — три простори: читальня, сцена і майстерня, де лагодять усе, що плаває.',
        en: 'The plan shows three spaces: the reading room, the stage, and a workshop that repairs whatever floats.',
      },
    },
    {
      id: 'ticket',
      text: {
        uk: 'Вхід вільний для всіх, хто має читацький квиток міста. Його видають на місці за паспортом.',
        en: null,
        ru: null,
      },
    },
    {
      id: 'neighbours',
      text: {
        uk: 'Сусіди поки що насторожені: бояться шуму після десятої. Команда порту пообіцяла зачиняти вікна з боку будинків і раз на місяць збирати всіх на розмову.',
      },
    },
    {
      id: 'next',
      text: {
        uk: 'Восени тут хочуть відкрити дитячу читальню. Для неї ще шукають *книжки, стільці й терпіння*.',
      },
    },
  ],
})
