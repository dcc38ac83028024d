import { defineArticle, newsroomLocales } from 'stele'

/** Short, evergreen, complete in three languages. */
export const howWeTranslate = defineArticle(newsroomLocales, {
  id: 'how-we-translate',
  source: 'uk',
  section: 'society',
  published: '2026-01-10',
  slug: { uk: 'yak-my-perekladaiemo', en: 'how-we-translate', ru: 'kak-my-perevodim' },
  title: {
    uk: 'Як ми перекладаємо',
    en: 'How we translate',
    ru: 'Как мы переводим',
  },
  blocks: [
    {
      id: 'lead',
      text: {
        uk: 'Ми пишемо трьома мовами й ніколи не встигаємо всіма одночасно. Тому домовилися про *чотири правила*.',
        en: 'We write in three languages and are never ready in all of them at once. So we have agreed on *four rules*.',
        ru: 'Мы пишем на трёх языках и никогда не успеваем на всех одновременно. Поэтому договорились о *четырёх правилах*.',
      },
    },
    {
      id: 'rules',
      text: {
        uk: '1. Перекладаємо абзац за абзацом.\n2. Чого ще немає, показуємо іншою мовою — і кажемо про це.\n3. Якщо оригінал змінився, переклад позначаємо:\n   - застарілий лишається видимим;\n   - виправляємо протягом доби.\n4. Машинний переклад завжди підписаний.',
        en: '1. We translate paragraph by paragraph.\n2. What is not there yet we show in another language, and say so.\n3. When the original changes, the translation is marked:\n   - the outdated one stays visible;\n   - we mend it within a day.\n4. Machine translation is always labelled.',
        ru: '1. Переводим абзац за абзацем.\n2. Чего ещё нет, показываем на другом языке — и говорим об этом.\n3. Если оригинал изменился, перевод помечаем:\n   - устаревший остаётся видимым;\n   - исправляем в течение суток.\n4. Машинный перевод всегда подписан.',
      },
    },
    {
      id: 'address',
      text: {
        uk: 'Адреса абзацу всюди та сама: `#rules` веде до правил у кожній мові. Посилання ~~ламалися~~ більше не ламаються.',
        en: 'A paragraph has the same address everywhere: `#rules` leads to the rules in each language. Links ~~used to break~~ hold now.',
        ru: 'Адрес абзаца везде один и тот же: `#rules` ведёт к правилам на каждом языке. Ссылки ~~ломались~~ больше не ломаются.',
      },
    },
    {
      id: 'write',
      text: {
        uk: 'Помітили помилку? [Напишіть нам](https://example.org/contact).',
        en: 'Have you found a mistake? [Write to us](https://example.org/contact).',
        ru: 'Заметили ошибку? [Напишите нам](https://example.org/contact).',
      },
    },
  ],
})
