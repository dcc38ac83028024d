import { stringify } from 'yaml'
import { faultOfSegment } from '../article/rules.js'
import { type ContentLayout, pathOf } from '../content/layout.js'
import type { PlannedFile } from '../content/plan-write.js'
import { quote, SteleError } from '../errors.js'

/**
 * Plans the first file of a new article: a title and a draft's mark.
 *
 * @throws SteleError `invalid-option` when the slug is none
 */
export function planNew(
  slug: string,
  locale: string,
  layout: ContentLayout,
  title: string,
): PlannedFile {
  const fault = slug.split('/').some((part) => part === '' || part.startsWith('.'))
    ? 'is no name for an article'
    : faultOfSegment(slug.replaceAll('/', '__'))
  if (fault !== undefined) {
    throw new SteleError('invalid-option', `${quote(slug)} ${fault}.`, {
      hint: 'Give a name such as night-trams, or city/night-trams.',
    })
  }
  const path = pathOf(slug.replaceAll('/', '__'), locale, layout)
  return { path, text: `---\n${stringify({ title, source: locale, draft: true })}---\n\n` }
}

/** A title for an article that has none yet: its slug, as words. */
export function titleFrom(slug: string): string {
  const words = (slug.split('/').at(-1) ?? slug).replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
