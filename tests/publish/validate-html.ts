import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'long-title': 'off', // the sample's own headline is longer than search engines show
    'valid-id': ['error', { relaxed: true }], // a fingerprint may begin with a digit, as HTML allows
  },
})

/** Every finding of html-validate's recommended rules, as readable lines. */
export async function validateHtml(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results
    .flatMap((result) => result.messages)
    .map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`)
}
