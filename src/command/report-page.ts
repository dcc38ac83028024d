import type { Locales } from '../locale/types.js'
import { attributes, escapeHtml } from '../render/html.js'
import { counted } from './counted.js'
import { SIGNS, STATES } from './report-states.js'
import { reportScript, reportStyle } from './report-style.js'
import type { ArticleStatus } from './status.js'

/** One article of a report: its numbers and its part of the page. */
export interface ReportedArticle {
  readonly status: ArticleStatus
  readonly html: string
}

/** A page that works without a server and without a network: everything is in it. */
export function reportPage(articles: readonly ReportedArticle[], locales: Locales): string {
  const all = articles.map(({ status }) => status)
  const codes = [...new Set(all.flatMap(({ locales }) => locales.map(({ locale }) => locale)))]
  const blocks = all.reduce((sum, each) => sum + each.blocks, 0)
  return [
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<title>Translations</title>\n',
    `<style>${reportStyle}</style>\n</head>\n<body>\n<header>\n<h1>Translations</h1>\n`,
    `<p>${counted(all.length, 'article')}, ${counted(blocks, 'block')}.</p>\n</header>\n<main>\n`,
    sums(all, codes, locales),
    legend(),
    '<h2>Articles</h2>\n<p>Each letter is a block. Open an article to read its texts side by side.</p>\n',
    '<div class="tools" hidden><label>Find <input type="search" id="find"></label> <label><input type="checkbox" id="open"> only with work to do</label> <span id="found" role="status"></span></div>\n',
    ...articles.map(({ html }) => html),
    `</main>\n<script>${reportScript}</script>\n</body>\n</html>\n`,
  ].join('')
}

function sums(
  articles: readonly ArticleStatus[],
  codes: readonly string[],
  locales: Locales,
): string {
  const used = STATES.filter((state) =>
    articles.some(({ locales }) => locales.some(({ states }) => states[state] > 0)),
  )
  const heads = used.map((state) => `<th scope="col">${SIGNS[state].label}</th>`).join('')
  const rows = codes.map((code) => {
    const own = articles.flatMap(({ characters, locales }) => {
      const status = locales.find(({ locale }) => locale === code)
      return status === undefined ? [] : [{ characters, status }]
    })
    const characters = own.reduce((sum, each) => sum + each.characters, 0)
    const covered = own.reduce((sum, each) => sum + each.characters * each.status.coverage, 0)
    const share = characters === 0 ? 1 : covered / characters
    const cells = used.map((state) => {
      const sum = own.reduce((total, { status }) => total + status.states[state], 0)
      return `<td>${sum === 0 ? '·' : sum}</td>`
    })
    const percent = `${Math.floor(share * 100)}%`
    const { label, name: ownName, dir } = locales.get(code)
    const name = escapeHtml(label)
    return `<tr><th scope="row">${name} <span${attributes({ lang: code, dir })}>${escapeHtml(ownName)}</span></th><td><meter min="0" max="1" value="${share.toFixed(3)}" aria-label="${name}">${percent}</meter> ${percent}</td>${cells.join('')}</tr>\n`
  })
  if (rows.length === 0) return '<p>There is nothing to translate.</p>\n'
  return `<section class="scroll" tabindex="0" aria-label="Coverage"><table>\n<thead><tr><th scope="col">Language</th><th scope="col">Coverage</th>${heads}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table></section>\n`
}

function legend(): string {
  const items = STATES.map((state) => {
    const { letter, label, about } = SIGNS[state]
    return `<div><dt><i class="${state}">${letter}</i> ${label}</dt><dd>${about}</dd></div>`
  })
  return `<h2>What the letters say</h2>\n<dl class="legend">${items.join('')}</dl>\n`
}
