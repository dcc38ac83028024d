/**
 * With a capital first letter: CLDR writes the names of languages and days as they stand inside a
 * sentence. Georgian stays: its capitals are for whole words in capitals only.
 */
export function sentenceCase(text: string, locale: string): string {
  const [first = ''] = text
  if (/\p{Script=Georgian}/u.test(first)) return text
  return first.toLocaleUpperCase(locale) + text.slice(first.length)
}
