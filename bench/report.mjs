// What the rows are printed with: a ratio, its target, and whether it is met.

/** Prints how many times as fast a piece of work is: more is better. */
export function speed(work, against, ratio, target, note = '') {
  print(work, against, ratio, verdict(ratio >= target, `${target}x`, target), note)
}

/** Prints how many times as much a piece of work takes: less is better. */
export function cost(work, against, ratio, limit, note = '') {
  print(work, against, ratio, verdict(ratio <= limit, `at most ${limit}x`, limit), note)
}

// A row may be there to be looked at only.
function verdict(isMet, words, target) {
  if (target === undefined) return ''
  return `${isMet ? 'meets' : 'misses'} ${words}`
}

function print(work, against, ratio, judged, note) {
  const figure = `${ratio.toFixed(2).padStart(8)}x`
  console.log(`${work.padEnd(34)} ${against.padEnd(34)} ${figure}  ${judged}  ${note}`.trimEnd())
}

export function printThroughput(name, blocks, milliseconds) {
  const bytes = blocks.reduce((sum, block) => sum + Buffer.byteLength(block), 0)
  const perSecond = Math.round((blocks.length / milliseconds) * 1000).toLocaleString('en')
  console.log(
    `${name}: ${perSecond} blocks/s, ${(bytes / milliseconds / 1000).toFixed(1)} MB/s of CPU time`,
  )
}
