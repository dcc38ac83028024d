const ROUNDS = 7

/** CPU milliseconds of a piece of work. */
function cpuOf(work) {
  globalThis.gc?.()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Measures pieces of work in turns, so that what disturbs one disturbs all: the median of each. */
export function measure(works, rounds = ROUNDS) {
  const names = Object.keys(works)
  for (const name of names) works[name]() // compiled before it counts
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(cpuOf(works[name]))
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]))
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
