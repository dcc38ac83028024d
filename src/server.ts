export { createHandler } from './serve/handler.js'
export type { BreakerOptions, BreakerStatus } from './serve/stores/breaker.js'
export { type GuardedPages, type GuardOptions, guardPages } from './serve/stores/guard-pages.js'
export {
  type LiveOptions,
  type LivePublication,
  type LiveStatus,
  openPublication,
} from './serve/stores/live.js'
export {
  createMemoryArticles,
  createMemoryNotices,
  createMemoryPages,
} from './serve/stores/memory.js'
export {
  createRedisNotices,
  type RedisClient,
  type RedisNoticesOptions,
  type RedisSubscriber,
} from './serve/stores/redis-notices.js'
export { removeArticle, type SaveOptions, saveArticle } from './serve/stores/save.js'
export {
  createStorageArticles,
  createStoragePages,
  type KeyValueStorage,
  type StoragePagesOptions,
} from './serve/stores/storage.js'
export type {
  ArticleSource,
  ArticleStore,
  ChangeListener,
  ChangeNotices,
  PageCache,
} from './serve/stores/types.js'
export type { Encode, HandlerOptions } from './serve/types.js'
