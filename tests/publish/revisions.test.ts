import { type Article, defineArticle, newsroomLocales as locales } from 'stele'
import { defaultTemplates } from 'stele/publish'
import { expect, test } from 'vitest'
import { type Code, publish } from './support.js'

const article = (text: string, fields: object = {}): Article<Code> =>
  defineArticle(locales, {
    id: 'story',
    source: 'uk',
    section: 'city',
    published: '2026-03-01',
    title: { uk: 'Т' },
    blocks: [{ id: 'a', text: { uk: text } }],
    ...fields,
  })

test('the answer of an earlier publication leads to the page of a later one', async () => {
  const early = publish([article('Один')])
  const late = early.with([article('Два')])
  const answer = await early.page('/uk/story/')
  expect(answer.body).toContain('Один')
  const { body } = await late.page(answer)
  expect(body).toContain('Два')
  expect(body).not.toContain('Один')
})

test('a publication that was empty for long takes its first articles', () => {
  let publication = publish([])
  for (let day = 0; day < 15_000; day += 1) {
    publication = publication.at('2026-03-11').with([], ['none'])
  }
  const first = publication.with([article('Один')])
  expect(first.with([article('Два')]).touches('story')).toContain('/uk/story/')
})

test('what pages share is not changed by one of them', async () => {
  const publication = publish([article('Один')], {
    templates: {
      header: (page) => {
        // Templates without types may try.
        const change = () => Reflect.apply(Array.prototype.push, page.sections, page.sections)
        expect(change).toThrow(TypeError)
        return defaultTemplates.header(page)
      },
    },
    head: (head) => {
      const { feeds } = head
      const change = () => Reflect.apply(Array.prototype.push, feeds, [feeds[0]])
      expect(feeds.length === 0 ? TypeError : change).toThrow(TypeError)
      return head
    },
  })
  const once = await publication.page('/uk/story/')
  expect(once.body).toContain('<nav class="sections"')
  expect(await publication.page('/uk/story/')).toEqual(once)
})
