import { expect, test } from 'vitest'
import { buildProgress } from '../../src/command/build-progress.js'

function shown(live: boolean, steps: readonly (readonly [milliseconds: number, done: number])[]) {
  const lines: string[] = []
  let now = 0
  const write = (text: string) => void lines.push(text)
  const terminal = { cwd: '', colour: false, live, write: () => {}, progress: write, log: write }
  const report = buildProgress(terminal, () => now)
  for (const [milliseconds, done] of steps) {
    now = milliseconds
    report({ done, of: 4000 })
  }
  return lines
}

test('a terminal has a bar with the rate and the time left, ten times a second at most', () => {
  expect(
    shown(true, [
      [500, 1000],
      [550, 1100],
      [1000, 2000],
    ]),
  ).toEqual([
    '██████░░░░░░░░░░░░░░░░░░ 1,000 of 4,000 files, 2,000 a second, 2 s left',
    '████████████░░░░░░░░░░░░ 2,000 of 4,000 files, 2,000 a second, 1 s left',
  ])
})

test('elsewhere there is a line every five seconds', () => {
  expect(
    shown(false, [
      [500, 10],
      [4900, 500],
      [5000, 1000],
      [9000, 1100],
      [10_000, 1500],
    ]),
  ).toEqual([
    '1,000 of 4,000 files, 200 a second, 15 s left\n',
    '1,500 of 4,000 files, 150 a second, 17 s left\n',
  ])
})

test('nothing is divided by nothing', () => {
  expect(shown(true, [[0, 0]])).toEqual(['░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 4,000 files, 0 a second'])
})
