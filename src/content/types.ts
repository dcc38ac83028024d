import type { Article } from '../article/types.js'
import type { Diagnostic } from '../errors.js'
import type { Anchors } from './anchors.js'
import type { ParsedFile } from './file.js'
import type { ContentLayout } from './layout.js'
import type { ArticleImages } from './local-image.js'
import type { TranslationMatch } from './match.js'
import type { ContentRecord } from './record.js'

/** One locale's file of an article. */
export interface ContentFile<C extends string = string> {
  readonly locale: C
  /** Relative to the content folder, with `/`. */
  readonly path: string
  readonly layout: ContentLayout
  readonly parsed: ParsedFile
  readonly record: ContentRecord
}

/** A translation's file, held against its source's. */
export interface ContentTranslation<C extends string = string> extends ContentFile<C> {
  readonly match: TranslationMatch
}

/** An article as its files tell it. */
export interface ContentArticle<C extends string = string> {
  readonly id: string
  readonly source: ContentFile<C>
  readonly translations: readonly ContentTranslation<C>[]
  /** The ids of the source's blocks. */
  readonly ids: readonly string[]
  /** Ids that blocks had before, each with its block's place. */
  readonly retired: ReadonlyMap<string, number>
  /** What links inside the article may aim at, by locale. */
  readonly anchors: ReadonlyMap<C, Anchors>
  /** Missing where the files do not make a valid article: the diagnostics say why. */
  readonly article?: Article<C>
  /** Empty where nobody asked for them. */
  readonly images: ArticleImages
  readonly diagnostics: readonly Diagnostic[]
}
