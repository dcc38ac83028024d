import { finished } from './hash.js'
import { isRecord } from './rules.js'

/**
 * A hash of a tree of plain values, for noticing change: as good as one of its JSON, which would
 * have to be written first. Two units of a text are summed up at a time.
 */
export function hashJson(value: unknown): string {
  let one = 0x811c9dc5
  let two = 0x9747b28c
  const add = (word: number): void => {
    one = nextOne(one, word)
    two = nextTwo(two, word)
  }
  const addText = (text: string): void => {
    const { length } = text
    let [first, second] = [nextOne(one, length), nextTwo(two, length)]
    for (let at = 0; at < length; at += 2) {
      const other = at + 1 < length ? text.charCodeAt(at + 1) : 0
      const word = text.charCodeAt(at) | (other << 16)
      first = nextOne(first, word)
      second = nextTwo(second, word)
    }
    one = first
    two = second
  }
  const addTree = (tree: unknown): void => {
    if (typeof tree === 'string') {
      add(TEXT)
      addText(tree)
    } else if (Array.isArray(tree)) {
      add(LIST)
      for (const each of tree) addTree(each)
      add(END)
    } else if (isRecord(tree) && typeof tree.toJSON !== 'function') {
      add(RECORD)
      for (const key of Object.keys(tree)) {
        // As JSON has it: what is not said is not there.
        if (tree[key] === undefined) continue
        addText(key)
        addTree(tree[key])
      }
      add(END)
    } else {
      add(OTHER)
      // What writes itself as JSON, as dates do, is what it writes.
      addText(JSON.stringify(tree) ?? 'null')
    }
  }
  addTree(value)
  return finished(one, two)
}

// Lengths of keys stand where these do.
const [TEXT, LIST, RECORD, OTHER, END] = [-1, -2, -3, -4, -5]

function nextOne(sum: number, word: number): number {
  const product = Math.imul(sum ^ word, 0x01000193)
  return (product << 15) | (product >>> 17)
}

function nextTwo(sum: number, word: number): number {
  return (Math.imul((sum << 13) | (sum >>> 19), 5) + (word ^ 0xe6546b64)) | 0
}
