// What a run of one size is printed as: its rows, and ratios with their targets.
import { cost, speed } from './report.mjs'

/** The median of each figure over the rounds of a row. */
export function medians(rounds) {
  const middle = (figure) => {
    const sorted = rounds.map((round) => round[figure]).toSorted((one, other) => one - other)
    return sorted[Math.floor(sorted.length / 2)]
  }
  return { wall: middle('wall'), cpu: middle('cpu'), memory: middle('memory') }
}

export function printRows(rows, count) {
  for (const [name, { wall, cpu, memory }] of rows) {
    const figures = [
      `${wall.toFixed(2).padStart(8)} s`,
      `${cpu.toFixed(2).padStart(8)} s CPU`,
      `${((cpu * 1000) / count).toFixed(2).padStart(8)} ms CPU an article`,
      `${memory.toFixed(0).padStart(6)} MB`,
    ]
    console.log(`${name.padEnd(34)} ${figures.join(' ')}`)
  }
}

/** A target that is stated for larger sites only is not judged at smaller ones. */
export function printRatios(rows, count) {
  const compare = (print, figure, one, other, target) => {
    const [a, b] = [rows.get(one), rows.get(other)]
    if (a === undefined || b === undefined) return
    const ratio = print === speed ? b[figure] / a[figure] : a[figure] / b[figure]
    print(one, `${other}, ${figure}`, ratio, target)
  }
  const againstHugo = count >= 5000 ? 2.5 : count >= 1000 ? 1.7 : undefined
  for (const from of ['data', 'files']) {
    const cold = `stele, ${from}: cold`
    compare(speed, 'cpu', cold, 'Hugo: cold', againstHugo)
    compare(speed, 'cpu', cold, 'Astro: cold', 40)
    compare(speed, 'cpu', cold, 'remark-html, per block')
    compare(cost, 'cpu', cold, 'floor: read and write', 5)
    compare(speed, 'cpu', `stele, ${from}: one article touched`, 'Hugo: one article touched', 10)
    compare(cost, 'memory', cold, 'Hugo: cold', count >= 5000 ? 0.25 : undefined)
  }
  compare(cost, 'cpu', 'stele, files: nothing changed', 'floor: read', 2)
}

/** Whether an article costs the same in a large site as in a small one. */
export function printGrowth(sizes) {
  const [[small, first], [large, last]] = [sizes.at(0), sizes.at(-1)]
  for (const name of ['stele, data: cold', 'stele, files: cold']) {
    const ratio = last.get(name).cpu / large / (first.get(name).cpu / small)
    cost(name, `an article, ${large} / ${small} articles`, ratio, 1.1)
  }
}
