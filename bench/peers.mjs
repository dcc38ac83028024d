// The pipelines that readers of the table know.
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const plain = unified().use(remarkParse).use(remarkHtml).freeze()
const gfm = unified().use(remarkParse).use(remarkGfm).use(remarkHtml).freeze()

export const remark = (text) => String(plain.processSync(text))
export const remarkWithGfm = (text) => String(gfm.processSync(text))
