import type { catalogs } from 'stele'

// The compiler says which words German still lacks: it has the same plural forms as English.
export const de: Record<keyof (typeof catalogs)['en'], string> = {
  'article.published': 'Veröffentlicht am {{date}}',
  'article.updated': 'Aktualisiert am {{date}}',
  'footnotes.back': 'Zurück zum Verweis {{reference}}',
  'footnotes.heading': 'Fußnoten',
  'index.heading': 'Neueste Artikel',
  'notice.coverage': '{{percent}} dieses Artikels sind übersetzt.',
  'notice.fallback_one':
    '{{count}} Absatz dieser Seite ist noch nicht übersetzt und steht in einer anderen Sprache.',
  'notice.fallback_other':
    '{{count}} Absätze dieser Seite sind noch nicht übersetzt und stehen in einer anderen Sprache.',
  'notice.heading': 'Zu dieser Übersetzung',
  'notice.machine_one': '{{count}} Absatz ist maschinell übersetzt und noch nicht geprüft.',
  'notice.machine_other': '{{count}} Absätze sind maschinell übersetzt und noch nicht geprüft.',
  'notice.outdated_one': '{{count}} Absatz wurde übersetzt, bevor sich das Original änderte.',
  'notice.outdated_other': '{{count}} Absätze wurden übersetzt, bevor sich das Original änderte.',
  'page.home': 'Startseite',
  'page.skip': 'Zum Inhalt springen',
  'section.city': 'Stadt',
  'section.culture': 'Kultur',
  'section.economy': 'Wirtschaft',
  'section.opinion': 'Meinung',
  'section.politics': 'Politik',
  'section.science': 'Wissenschaft',
  'section.society': 'Gesellschaft',
  'section.sport': 'Sport',
  'section.world': 'Welt',
  'switcher.label': 'Sprache',
  'switcher.state.missing': 'nicht übersetzt',
  'switcher.state.partial': '{{percent}} übersetzt',
}

// Arabic counts in six forms. The checker lists those that are still to be written.
export const ar = {
  'article.published': 'نُشر في {{date}}',
  'footnotes.back': 'العودة إلى الإحالة {{reference}}',
  'footnotes.heading': 'الحواشي',
  'notice.coverage': 'تُرجم {{percent}} من هذا المقال.',
  'notice.heading': 'عن هذه الترجمة',
  'page.home': 'الصفحة الرئيسية',
  'page.skip': 'انتقل إلى المحتوى',
  'section.city': 'المدينة',
  'switcher.label': 'اللغة',
  'switcher.state.missing': 'غير مترجم',
  'switcher.state.partial': 'تُرجم {{percent}}',
} as const
