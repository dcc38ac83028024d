// Prints what a request costs beside its peers: `npm run bench:serve`.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import autocannon from 'autocannon'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const SECONDS = Number(process.env.SECONDS ?? 3)
const CONNECTIONS = 16
const subject = new URL('serve-subject.mjs', import.meta.url)

async function start(name) {
  const child = fork(subject, [name])
  const [{ port, etag, bytes }] = await once(child, 'message')
  const cpu = async () => {
    child.send('')
    const [{ seconds }] = await once(child, 'message')
    return seconds
  }
  return { name, child, etag, bytes, cpu, url: `http://127.0.0.1:${port}/en/bench/` }
}

async function measureOnce({ url, cpu }, headers, status) {
  await autocannon({ url, headers, connections: CONNECTIONS, duration: 1 })
  await cpu()
  const { requests, latency, statusCodeStats } = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: SECONDS,
  })
  const seconds = await cpu()
  const statuses = Object.keys(statusCodeStats)
  if (String(statuses) !== String(status)) throw new Error(`${url} answered ${statuses}`)
  return { rate: requests.total / seconds, p99: latency.p99 }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

// In turns, so that what disturbs one disturbs all.
async function compare(title, names, { status = 200, headersFor = () => ({}) } = {}) {
  const running = []
  for (const name of names) running.push(await start(name))
  const results = new Map(names.map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of running) {
      results.get(each.name).push(await measureOnce(each, headersFor(each), status))
    }
  }
  for (const { child } of running) child.kill()
  const base = results.get(names[0])
  console.log(`\n${title} (${running[0].bytes} bytes)`)
  for (const name of names) {
    const own = results.get(name)
    const rate = Math.round(median(own.map((each) => each.rate))).toLocaleString('en')
    const p99 = median(own.map((each) => each.p99))
    const ratio = median(own.map((each, round) => each.rate / base[round].rate))
    console.log(
      `${name.padEnd(20)} ${rate.padStart(8)} requests per CPU second, p99 ${p99} ms, ${ratio.toFixed(2)} of ${names[0]}`,
    )
  }
  return (name, other) =>
    median(results.get(name).map((each, round) => each.rate / results.get(other)[round].rate))
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`)
const ratio = await compare('a cached page', [
  'bare',
  'stele',
  'stele as a handler',
  'hono',
  'fastify',
])
await compare('a page that has not changed', ['bare 304', 'stele'], {
  status: 304,
  headersFor: ({ etag }) => ({ 'if-none-match': etag }),
})
await compare('a page rendered for every request', ['bare', 'stele uncached'])

for (const [other, target] of [
  ['bare', 0.8],
  ['hono', 1],
]) {
  const value = ratio('stele', other)
  console.log(
    `\nstele: ${value.toFixed(2)} of ${other}, ${value >= target ? 'meets' : 'misses'} ${target}`,
  )
}
