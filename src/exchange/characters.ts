// XML 1.0, production 2 (Char): https://www.w3.org/TR/xml/#charsets
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** The first character that XML 1.0 cannot hold, even as a reference, as `U+001B`. */
export function notXml(text: string): string | undefined {
  const character = NOT_XML.exec(text)?.[0]
  return character === undefined ? undefined : `U+${hexOf(character)}`
}

/** A text cut into what XML can hold and single characters that it cannot. */
export function splitAtNotXml(
  text: string,
): readonly { readonly text: string; readonly hex?: string }[] {
  if (!NOT_XML.test(text)) return [{ text }]
  return text
    .split(/([^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}])/u)
    .flatMap((part, at) => {
      if (at % 2 === 1) return [{ text: part, hex: hexOf(part) }]
      return part === '' ? [] : [{ text: part }]
    })
}

/** A text without what XML cannot hold. */
export function onlyXml(text: string): string {
  return splitAtNotXml(text)
    .filter(({ hex }) => hex === undefined)
    .map((part) => part.text)
    .join('')
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
