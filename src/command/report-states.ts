import type { WorkState } from './status.js'

/** How a report shows a state: by a letter as well as by its colour. */
export interface StateSign {
  readonly letter: string
  readonly label: string
  readonly about: string
}

/** The signs of all states, those that are done first. */
export const SIGNS: Readonly<Record<WorkState, StateSign>> = {
  translated: { letter: 'T', label: 'translated', about: 'made from the wording of today' },
  omitted: { letter: 'N', label: 'left out', about: 'on purpose not in this language' },
  assumed: { letter: 'A', label: 'assumed', about: 'found beside its source, never confirmed' },
  machine: { letter: 'M', label: 'machine', about: 'no person has accepted it' },
  outdated: { letter: 'O', label: 'outdated', about: 'made from an earlier wording' },
  unsure: { letter: '?', label: 'unsure', about: 'may translate another block; not shown' },
  todo: { letter: 'W', label: 'waiting', about: 'a copy that waits for its translation' },
  untranslated: { letter: 'U', label: 'untranslated', about: 'still the words of the source' },
  absent: { letter: '-', label: 'missing', about: 'no text at all' },
}

/** In the order of the legend. */
export const STATES = Object.keys(SIGNS) as readonly WorkState[] // the record's own keys
