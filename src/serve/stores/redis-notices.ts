import type { ChangeListener, ChangeNotices } from './types.js'

/** What is used of a client of ioredis. */
export interface RedisClient {
  readonly publish: (channel: string, message: string) => Promise<unknown>
  readonly duplicate: (options: {
    autoResubscribe: boolean
    lazyConnect: boolean
  }) => RedisSubscriber
}

/** What is used of a client of ioredis that listens. */
export interface RedisSubscriber {
  on(event: 'ready', listener: () => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  on(event: 'message', listener: (channel: string, message: string) => void): unknown
  subscribe(channel: string): Promise<unknown>
  disconnect(reconnect?: boolean): void
}

/** Options of {@link createRedisNotices}. */
export interface RedisNoticesOptions {
  /** Default: `stele:changes`. It has no part in the client's `keyPrefix`. */
  readonly channel?: string
  /** Hears why the connection that listens was lost. */
  readonly onError: (error: unknown) => void
}

/**
 * Notices over Redis's pub/sub, through a client of [ioredis](https://github.com/redis/ioredis). A
 * client that listens can do nothing else, so each `subscribe` makes a connection of its own.
 *
 * @example createRedisNotices(new Redis(options), { onError })
 */
export function createRedisNotices(
  redis: RedisClient,
  options: RedisNoticesOptions,
): ChangeNotices {
  const { channel = 'stele:changes', onError } = options
  return {
    publish: async (ids) => {
      await redis.publish(channel, JSON.stringify(ids))
    },
    subscribe: (listener) => listen(redis, channel, listener, onError),
  }
}

function listen(
  redis: RedisClient,
  channel: string,
  listener: ChangeListener,
  onError: (error: unknown) => void,
): () => void {
  // ioredis would subscribe again itself, but not say when that is done: what changed before is
  // only found when it is asked for afterwards.
  const subscriber = redis.duplicate({ autoResubscribe: false, lazyConnect: false })
  let isClosed = false
  const subscribe = async (): Promise<void> => {
    try {
      await subscriber.subscribe(channel)
      if (!isClosed) listener(undefined)
    } catch (error) {
      if (isClosed) return
      onError(error)
      subscriber.disconnect(true)
    }
  }
  subscriber.on('error', onError)
  subscriber.on('message', (_, message) => listener(readIds(message)))
  subscriber.on('ready', subscribe)
  return () => {
    isClosed = true
    subscriber.disconnect()
  }
}

// From a message that cannot be read one learns that something has changed.
function readIds(message: string): readonly string[] | undefined {
  try {
    const ids: unknown = JSON.parse(message)
    if (!Array.isArray(ids)) return undefined
    return ids.every((id): id is string => typeof id === 'string') ? ids : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
