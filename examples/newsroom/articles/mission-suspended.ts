import { defineArticle, newsroomLocales } from 'stele'

/** Complete in three languages. */
export const missionSuspended = defineArticle(newsroomLocales, {
  id: 'mission-suspended',
  source: 'en',
  section: 'politics',
  published: '2021-10-18T12:00:00Z',
  updated: '2021-10-18T16:40:00Z',
  slug: {
    en: 'mission-suspended',
    uk: 'misiiu-zupyneno',
    ru: 'missiya-priostanovlena',
  },
  title: {
    en: 'Moscow closes its door to NATO, and NATO’s door in Moscow',
    uk: 'Москва зачиняє свої двері в НАТО — і двері НАТО в Москві',
    ru: 'Москва закрывает свою дверь в НАТО — и дверь НАТО в Москве',
  },
  summary: {
    en: 'Eight Russians lost their accreditation in Brussels. Russia answers by suspending its mission there and two offices of the alliance in Moscow.',
    uk: 'Вісім росіян втратили акредитацію в Брюсселі. Росія у відповідь зупиняє роботу своєї місії там і двох представництв Альянсу в Москві.',
    ru: 'Восемь россиян лишились аккредитации в Брюсселе. Россия в ответ приостанавливает работу своей миссии там и двух представительств альянса в Москве.',
  },
  blocks: [
    {
      id: 'lead',
      text: {
        en: 'Russia is **suspending its permanent mission** to NATO. Foreign Minister Sergei Lavrov said so at a press conference on Monday, 18 October.',
        uk: 'Росія **зупиняє роботу свого постійного представництва** при НАТО. Про це повідомив міністр закордонних справ Сергій Лавров на пресконференції в понеділок, 18 жовтня.',
        ru: 'Россия **приостанавливает работу своего постоянного представительства** при НАТО. Об этом сообщил министр иностранных дел Сергей Лавров на пресс-конференции в понедельник, 18 октября.',
      },
    },
    {
      id: 'expulsion',
      text: {
        en: 'Earlier in the month the [alliance][nato] had withdrawn the accreditation of eight members of the Russian mission, whom it took for undeclared intelligence officers. Two more posts were to be abolished, so that the mission would shrink from twenty people to ten.[^1]',
        uk: 'На початку місяця [Альянс][nato] скасував акредитацію восьми працівників російського представництва, яких вважає незадекларованими офіцерами розвідки. Ще дві посади мали скоротити, тож із двадцяти людей у представництві залишилося б десятеро.[^1]',
        ru: 'В начале месяца [альянс][nato] отозвал аккредитацию восьми сотрудников российского представительства, которых считает незаявленными офицерами разведки. Ещё две должности предстояло упразднить, так что из двадцати человек в представительстве осталось бы десять.[^1]',
      },
    },
    {
      id: 'what-stops',
      text: {
        en: '## What stops\n\nThree offices are affected:',
        uk: '## Що припиняє роботу\n\nІдеться про три установи:',
        ru: '## Что прекращает работу\n\nРечь идёт о трёх учреждениях:',
      },
    },
    {
      id: 'offices',
      text: {
        en: '- the Russian mission at NATO’s headquarters in Brussels;\n- NATO’s military liaison mission in Moscow, whose staff lose their accreditation on 1 November;\n- NATO’s information office in Moscow, which works at the Belgian embassy.',
        uk: '- представництво Росії у штаб-квартирі НАТО в Брюсселі;\n- військова місія зв’язку НАТО в Москві, працівники якої втратять акредитацію 1 листопада;\n- інформаційне бюро НАТО в Москві, що працює при посольстві Бельгії.',
        ru: '- представительство России в штаб-квартире НАТО в Брюсселе;\n- военная миссия связи НАТО в Москве, сотрудники которой лишатся аккредитации 1 ноября;\n- информационное бюро НАТО в Москве, работающее при посольстве Бельгии.',
      },
    },
    {
      id: 'reason',
      text: {
        en: 'Lavrov put the blame on the alliance: after its steps, he said, ordinary diplomatic work had become all but impossible. The suspension could take effect as early as 1 November.',
        uk: 'Провину Лавров поклав на Альянс: після його кроків, сказав міністр, звичайна дипломатична робота стала майже неможливою. Рішення може набути чинності вже 1 листопада.',
        ru: 'Вину Лавров возложил на альянс: после его шагов, сказал министр, обычная дипломатическая работа стала почти невозможной. Решение может вступить в силу уже 1 ноября.',
      },
    },
    {
      id: 'dialogue',
      text: {
        en: 'The alliance, he said, wants neither a dialogue between equals nor joint work, and Moscow will not pretend that this could change soon.',
        uk: 'За його словами, Альянс не прагне ні рівного діалогу, ні спільної роботи, і Москва не вдаватиме, ніби це може невдовзі змінитися.',
        ru: 'По его словам, альянс не хочет ни равноправного диалога, ни совместной работы, и Москва не станет делать вид, будто это может скоро измениться.',
      },
    },
    {
      id: 'grushko',
      text: {
        en: 'Deputy Foreign Minister Alexander Grushko had already told the RIA Novosti agency that the alliance’s talk of de-escalation no longer convinced anyone.',
        uk: 'Заступник міністра Олександр Грушко ще раніше сказав агентству «РІА Новості», що розмови Альянсу про деескалацію вже нікого не переконують.',
        ru: 'Заместитель министра Александр Грушко ещё раньше сказал агентству «РИА Новости», что разговоры альянса о деэскалации уже никого не убеждают.',
      },
    },
    {
      id: 'answers',
      text: {
        en: '## What the others say\n\nNATO’s spokeswoman Oana Lungescu replied that the alliance had noted the words but had received nothing official. Germany’s foreign minister, Heiko Maas, told DW that the step would seriously damage relations.',
        uk: '## Що кажуть інші\n\nРечниця НАТО Оана Лунгеску відповіла, що Альянс узяв ці слова до відома, але нічого офіційного не отримав. Міністр закордонних справ Німеччини Гайко Маас сказав DW, що цей крок серйозно зашкодить відносинам.',
        ru: '## Что говорят другие\n\nОфициальный представитель НАТО Оана Лунгеску ответила, что альянс принял эти слова к сведению, но ничего официального не получал. Министр иностранных дел Германии Хайко Маас сказал DW, что этот шаг серьёзно повредит отношениям.',
      },
    },
    {
      id: 'background',
      text: {
        en: 'All this happens while the United States is stepping up its support for Russia’s neighbours.',
        uk: 'Усе це відбувається на тлі того, як США посилюють підтримку сусідів Росії.',
        ru: 'Всё это происходит на фоне того, как США усиливают поддержку соседей России.',
      },
    },
  ],
  definitions: {
    en: '[nato]: https://example.org/nato\n\n[^1]: The decision became known on 6 October.',
    uk: '[nato]: https://example.org/nato\n\n[^1]: Про це рішення стало відомо 6 жовтня.',
    ru: '[nato]: https://example.org/nato\n\n[^1]: Об этом решении стало известно 6 октября.',
  },
})
