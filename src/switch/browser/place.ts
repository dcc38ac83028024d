/** Where a reader is on a page, in words that mean the same place on its translations. */
export interface Place {
  /** How far down the page is: 0 at its top, 1 at its end. */
  readonly share: number
  /** The block at the reading line; `undefined` at the top, at the end, and where there is none. */
  readonly block?: BlockPlace | undefined
}

interface BlockPlace {
  readonly id: string
  /** How far down in the block the line is, 0 to 1. */
  readonly fraction: number
  /** CSS pixels from there to the line, where it is outside the block. */
  readonly offset: number
}

/** Readers look at a line a quarter down the window. */
const READING_LINE = 0.25

// By the rules for ids, only blocks have one without `--`.
const BLOCKS = 'main [id]:not([id*="--"])'

/** The place where the reader is now. */
export function readPlace(): Place {
  const end = lengthOfWay()
  if (scrollY < 1 || end < 1) return { share: 0 }
  if (scrollY > end - 1) return { share: 1 }
  return { share: scrollY / end, block: blockAt(innerHeight * READING_LINE) }
}

/** Scrolls to a place. */
function goTo({ share, block }: Place): void {
  const rect = block && document.getElementById(block.id)?.getBoundingClientRect()
  const top = rect
    ? scrollY + rect.top + rect.height * block.fraction + block.offset - innerHeight * READING_LINE
    : share * lengthOfWay()
  scrollTo({ top, behavior: 'instant' })
}

/**
 * Scrolls to a place and stays there while images load, until anything else scrolls the page.
 *
 * @returns how to let go
 */
export function holdPlace(place: Place): () => void {
  let way: number
  let kept: number
  const settle = (): void => {
    if (way === lengthOfWay()) return
    goTo(place)
    way = lengthOfWay()
    kept = scrollY
  }
  const observer = new ResizeObserver(settle)
  const letGo = (): void => {
    observer.disconnect()
    removeEventListener('scroll', onScroll)
  }
  const onScroll = (): void => {
    if (way === lengthOfWay() && Math.abs(scrollY - kept) > 1) letGo()
  }
  settle()
  observer.observe(document.body)
  addEventListener('scroll', onScroll)
  return letGo
}

function lengthOfWay(): number {
  return document.documentElement.scrollHeight - innerHeight
}

function blockAt(line: number): BlockPlace | undefined {
  const blocks = [...document.querySelectorAll(BLOCKS)]
    .map((block) => ({ id: block.id, rect: block.getBoundingClientRect() }))
    .filter(({ rect }) => rect.height > 0)
  const found = blocks.findLast(({ rect }) => rect.top <= line) ?? blocks[0]
  if (found === undefined) return undefined
  const { id, rect } = found
  const fraction = Math.min(1, Math.max(0, (line - rect.top) / rect.height))
  return { id, fraction, offset: line - rect.top - fraction * rect.height }
}
