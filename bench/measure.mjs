const ROUNDS = 7
// Compiled before it counts: a site has thousands of blocks, not a few hundred.
const WARM_UP = 400

/**
 * Measures pieces of work in turns, so that what disturbs one disturbs all: the median of each, in
 * CPU milliseconds. A piece of work is a function, or `{ prepare, run }` where each round needs
 * something new that is not to be counted.
 */
export function measure(works, rounds = ROUNDS) {
  const named = Object.entries(works).map(([name, work]) => [
    name,
    typeof work === 'function' ? { prepare: () => undefined, run: work } : work,
    [],
  ])
  for (const [, work] of named) {
    let spent = 0
    while (spent < WARM_UP) spent += cpuOf(work)
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [, work, times] of named) times.push(cpuOf(work))
  }
  return Object.fromEntries(named.map(([name, , times]) => [name, median(times)]))
}

function cpuOf({ prepare, run }) {
  const prepared = prepare()
  globalThis.gc?.()
  const before = process.cpuUsage()
  run(prepared)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
