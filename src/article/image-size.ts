/** In CSS pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Whole pixels, or `undefined` where a length is none. */
export function toImageSize(width: unknown, height: unknown): ImageSize | undefined {
  return isLength(width) && isLength(height)
    ? { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
    : undefined
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value)
}
