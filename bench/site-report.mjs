// What a run of one size is printed as: its rows, and ratios with their targets.
import { cost, speed } from './report.mjs'

/** What was measured in rounds: for each a map from the name of a row to its figures. */
export function printRows(rounds, count) {
  for (const name of rounds[0].keys()) {
    const [wall, cpu, memory] = ['wall', 'cpu', 'memory'].map((figure) =>
      middle(rounds.flatMap((rows) => rows.get(name)?.[figure] ?? [])),
    )
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
export function printRatios(rounds, count) {
  const compare = (print, figure, one, other, target) => {
    // Of figures of one round: the machine of another round may have been a slower one.
    const ratios = rounds.flatMap((rows) => {
      const [a, b] = [rows.get(one)?.[figure], rows.get(other)?.[figure]]
      if (a === undefined || b === undefined) return []
      return print === speed ? b / a : a / b
    })
    if (ratios.length > 0) print(one, `${other}, ${figure}`, middle(ratios), target)
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
    const cpu = (rounds) => middle(rounds.map((rows) => rows.get(name).cpu))
    const ratio = cpu(last) / large / (cpu(first) / small)
    cost(name, `an article, ${large} / ${small} articles`, ratio, 1.1)
  }
}

function middle(figures) {
  const sorted = figures.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]
}
