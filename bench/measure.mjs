const ROUNDS = 7
// Compiled before it counts: a site has thousands of blocks, not a few hundred.
const WARM_UP = 400

/**
 * Measures pieces of work in turns, so that what disturbs one disturbs all: the median of each, in
 * CPU milliseconds. A piece of work is a function, or `{ prepare, run }` where each round needs
 * something new that is not to be counted.
 */
export function measure(works, rounds = ROUNDS) {
  const all = Object.entries(works).map(([name, work]) => {
    const { prepare, run } = typeof work === 'function' ? { prepare: () => {}, run: work } : work
    return { name, run, prepare, times: [] }
  })
  for (const { prepare, run } of all) {
    for (let spent = 0; spent < WARM_UP; ) spent += cpuOf(run, prepare())
  }
  const prepared = Array.from({ length: rounds }, () => all.map(({ prepare }) => prepare()))
  for (const inputs of prepared) {
    all.forEach(({ run, times }, at) => {
      times.push(cpuOf(run, inputs[at]))
      inputs[at] = undefined
    })
  }
  return Object.fromEntries(all.map(({ name, times }) => [name, median(times)]))
}

function cpuOf(run, input) {
  // Not a full collection: that throws compiled code away too.
  globalThis.gc?.({ type: 'minor' })
  const before = process.cpuUsage()
  run(input)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
