import { afterAll, expect } from 'vitest'

const describe = (prototype: object) =>
  Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)])

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
const before = PROTOTYPES.map(describe)

// In every file of tests: whatever they were given, the language is as it was.
afterAll(() => {
  expect(PROTOTYPES.map(describe)).toEqual(before)
})
