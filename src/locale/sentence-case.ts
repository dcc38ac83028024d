/**
 * With a capital first letter: CLDR writes the names of languages and days as they stand inside a
 * sentence.
 */
export function sentenceCase(text: string, locale: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(locale) + text.slice(first.length)
}
