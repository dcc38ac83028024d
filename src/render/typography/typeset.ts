import type { Edit, Rule } from './edit.js'
import { type Piece, readRuns } from './pieces.js'

// Addresses of pages and mail, and shortcodes with their attributes.
const UNTOUCHED =
  /(?:https?:\/\/|www\.)[^\s<>]+|(?<![^\s@<>"])[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+|\{\{[^{}]*\}\}|\{%[^%]*%\}|\[\/?[\w-]+(?:\s+[\w-]+=(?:"[^"\]]*"|[^\s"\]]+)){1,32}\s*\/?\]/g

/** Applies rules to the text in HTML; markup stays where it is, and what it says too. */
export function typesetHtml(html: string, rules: readonly Rule[]): string {
  return readRuns(html)
    .flatMap((run) => rules.reduce(applyRule, run))
    .map((piece) => piece.html)
    .join('')
}

/** Applies rules to text without markup. */
export function typesetText(text: string, rules: readonly Rule[]): string {
  const piece: Piece = { html: text, seen: text, isText: true }
  return rules
    .reduce<readonly Piece[]>(applyRule, [piece])
    .map(({ html }) => html)
    .join('')
}

function applyRule(run: readonly Piece[], rule: Rule): readonly Piece[] {
  const seen = run.map((piece) => piece.seen).join('')
  const edits = rule(seen.replace(UNTOUCHED, (match) => '\ufffc'.repeat(match.length)))
  if (edits.length === 0) return run
  const waiting = edits.values()
  let edit = waiting.next()
  let start = 0
  return run.map((piece) => {
    const from = start
    start += piece.seen.length
    const own: Edit[] = []
    for (; edit.done !== true && edit.value.start < start; edit = waiting.next()) {
      own.push(edit.value)
    }
    if (!piece.isText || own.length === 0) return piece
    const text = applyEdits(piece.seen, from, own)
    return { ...piece, html: text, seen: text }
  })
}

// An edit over the border of two pieces is none of either.
function applyEdits(text: string, from: number, edits: readonly Edit[]): string {
  let written = ''
  let at = 0
  for (const edit of edits) {
    const end = edit.end - from
    if (end > text.length) continue
    written += text.slice(at, edit.start - from) + edit.text
    at = end
  }
  return written + text.slice(at)
}
