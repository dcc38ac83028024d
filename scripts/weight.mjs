// npm run weight: what a reader downloads for the sample article, images aside.
import { brotliCompressSync, constants } from 'node:zlib'
import { demoSite } from './demo-site.mjs'

const LIMIT = 15_000

const { site } = await demoSite()
const places = [...site.addresses()]
const addresses = {
  HTML: site.links('mission-suspended').find(({ code }) => code === 'uk').href,
  CSS: places.find(({ kind }) => kind === 'style').address,
  script: places.find(({ kind }) => kind === 'script').address,
}
let total = 0
for (const [name, address] of Object.entries(addresses)) {
  const { body } = await site.page(address)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  const { length } = brotliCompressSync(body, { params })
  total += length
  console.log(`${name.padEnd(8)}${String(length).padStart(7)} bytes of ${Buffer.byteLength(body)}`)
}
console.log(
  `${'all'.padEnd(8)}${String(total).padStart(7)} bytes with brotli 11; the limit is ${LIMIT}`,
)
if (total >= LIMIT) process.exitCode = 1
