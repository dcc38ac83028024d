import type { BuildProgress } from '../build/types.js'
import type { Terminal } from './terminal.js'

const WIDTH = 24
// Milliseconds between two of them: what an eye can follow, and what a log should hold.
const LIVE = 100
const LOGGED = 5000

/**
 * Shows how far a build has come: a bar with the rate and the time left on a terminal, now and then
 * a line elsewhere.
 *
 * @param clock - in milliseconds
 */
export function buildProgress(
  terminal: Terminal,
  clock: () => number,
): (progress: BuildProgress) => void {
  const began = clock()
  let shown = terminal.live ? Number.NEGATIVE_INFINITY : began
  return (progress) => {
    const now = clock()
    if (now - shown < (terminal.live ? LIVE : LOGGED)) return
    shown = now
    const line = formatProgress(progress, now - began)
    if (terminal.live) terminal.progress(`${bar(progress)} ${line}`)
    else terminal.log(`${line}\n`)
  }
}

// How far, how fast, and how long it will still take.
function formatProgress({ done, of }: BuildProgress, milliseconds: number): string {
  const rate = milliseconds === 0 ? 0 : (done / milliseconds) * 1000
  const left = rate === 0 ? '' : `, ${Math.ceil((of - done) / rate)} s left`
  return `${formatCount(done)} of ${formatCount(of)} files, ${formatCount(Math.round(rate))} a second${left}`
}

function bar({ done, of }: BuildProgress): string {
  const full = Math.round((WIDTH * done) / Math.max(1, of))
  return '█'.repeat(full) + '░'.repeat(WIDTH - full)
}

/** A number with its thousands apart. */
export function formatCount(count: number): string {
  // Intl takes longer to load than a build that has nothing to do.
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
