import type { RenderLimit, RenderLimits } from './limits.js'
import { measureParagraph } from './measure-inline.js'
import { countContainers } from './nesting.js'
import { type Measure, workOf } from './work.js'

const BLANK = /^[ \t]*$/
// The underline of a heading, in containers too.
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/
// What it costs, in characters of lookahead, that the tokenizer copies all lines before one.
const COPY_STEPS = 8
// A table may stand in quotes and in items of lists.
const DELIMITER_ROW = /^[ \t>|:*+\d.)-]*$/
// Each container is asked for each line whether it goes on: in deeper nesting than this, lines count more.
const SHALLOW = 8
const LINE_END = /\r\n?|\n/

/**
 * Measures a text in linear time, before the tokenizer sees it. It takes the text's worst meaning:
 * what is code or HTML to the tokenizer is counted as if it was prose.
 */
export function measureText(text: string, limits: RenderLimits): Measure {
  const containers = countContainers()
  const counts = { lines: 0, tableCells: 0, definitions: 0, footnotes: 0, marks: 0, lookahead: 0 }
  const most = { delimiters: 0, brackets: 0 }
  let pairs = 0
  let columns = 0
  let paragraph: string[] = []
  let seen = 0
  const endParagraph = (): void => {
    const { delimiters, brackets, marks, lookahead } = measureParagraph(paragraph.join('\n'))
    most.delimiters = Math.max(most.delimiters, delimiters)
    most.brackets = Math.max(most.brackets, brackets)
    counts.marks += marks
    counts.lookahead += lookahead
    pairs += delimiters ** 2 + brackets ** 2
    columns = 0
    paragraph = []
  }
  for (const line of text.split(LINE_END)) {
    counts.lines += Math.max(1, containers.deepest() / SHALLOW)
    if (BLANK.test(line)) {
      if (paragraph.length > 0) endParagraph()
      continue
    }
    const goesBack = containers.read(line, paragraph.length === 0)
    const isUnderline = paragraph.length > 0 && UNDERLINE.test(line)
    // Each line asks for all of it.
    if (containers.deepest() > limits.nesting) return { limit: 'nesting', work: 0 }
    if (goesBack || isUnderline) counts.lookahead += seen * COPY_STEPS
    seen += 1
    paragraph.push(line)
    if (line.includes(']:')) {
      counts.definitions += line.split(']:').length - 1
      counts.footnotes += line.split('[^').length - 1
    }
    const bars = line.split('|').length - 1
    if (DELIMITER_ROW.test(line)) columns = Math.max(columns, bars + 1)
    counts.tableCells += Math.max(columns, bars)
  }
  endParagraph()
  const listItems = containers.items()
  return {
    limit: firstOver({ listItems, ...counts, ...most }, limits),
    work: workOf({ listItems, pairs, ...counts }, limits),
  }
}

function firstOver<Name extends RenderLimit>(
  counts: Readonly<Record<Name, number>>,
  limits: RenderLimits,
): Name | undefined {
  const names = Object.keys(counts) as Name[] // as the type says
  return names.find((name) => counts[name] > limits[name])
}
