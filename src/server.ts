export { createHandler } from './serve/handler.js'
export type { Encode, HandlerOptions, PageCache } from './serve/types.js'
