// Short, and clicks go through it.
const STYLE =
  '::view-transition{pointer-events:none}::view-transition-group(*){animation-duration:150ms}'

/** Adds to a document how its transitions look. A constructed sheet: no policy forbids it. */
export function styleTransitions(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  document.adoptedStyleSheets.push(sheet)
}

/** Updates the page, as a View Transition where there is one and motion is welcome. */
export async function withTransition(update: () => void): Promise<void> {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const transition = isCalm ? undefined : document.startViewTransition?.(update)
  if (transition === undefined) return update()
  transition.ready.catch(() => undefined) // skipped: the page is updated all the same
  await transition.updateCallbackDone
}
