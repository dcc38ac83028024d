import { attribute, type TextLanguage } from '../render/html.js'

/** The `lang` and `dir` attributes of a text, where they differ from those around it. */
export function languageOf(text: TextLanguage, around: TextLanguage): string {
  const lang = text.locale === around.locale ? '' : attribute('lang', text.locale)
  return text.dir === around.dir ? lang : lang + attribute('dir', text.dir)
}
