import { pageStyle } from '../style.js'
import { article, parallel } from './article.js'
import { footer, header, headTemplate, layout } from './layout.js'
import { list, notFound } from './list.js'
import { siteStyle } from './style.js'
import type { Templates } from './types.js'

/** The default look: each part may be replaced, and used inside its replacement. */
export const defaultTemplates = {
  layout,
  head: headTemplate,
  header,
  footer,
  article,
  parallel,
  list,
  notFound,
  style: `${pageStyle}${siteStyle}`,
} satisfies Templates<never>
