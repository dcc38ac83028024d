// Runs in the pages of `stele dev`: shows what is wrong, and loads the page again when it changes.

interface Finding {
  readonly severity: string
  readonly message: string
  readonly code: string
  readonly place: string
}

interface Notice {
  readonly version: string
  readonly findings: readonly Finding[]
}

const STYLE = `
:host { position: fixed; inset: auto 0 0; z-index: 2147483647; font: 14px/1.4 system-ui, sans-serif }
details { max-height: 50vh; overflow: auto; background: #1d1f21; color: #f5f5f5; padding: .5em 1em }
summary { cursor: pointer }
li { margin: .5em 0 }
code { font: 13px ui-monospace, monospace; color: #9cdcfe }
.error { color: #ff8a80 }
.warning { color: #ffd180 }
`

const host = document.createElement('div')
host.lang = 'en'
host.dir = 'ltr'
const shadow = host.attachShadow({ mode: 'open' })
// Made by script: the policy of the pages forbids styles in them, and nothing has to be allowed.
const sheet = new CSSStyleSheet()
sheet.replaceSync(STYLE)
shadow.adoptedStyleSheets = [sheet]

let version: string | undefined
let source: EventSource | undefined

function connect(): void {
  source?.close()
  source = new EventSource(`/-stele/events?path=${encodeURIComponent(location.pathname)}`)
  source.addEventListener('message', ({ data }) => {
    const notice: Notice = JSON.parse(data)
    if (version !== undefined && version !== notice.version) location.reload()
    version = notice.version
    show(notice.findings)
  })
}

function show(findings: readonly Finding[]): void {
  if (findings.length === 0) {
    host.remove()
    return
  }
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  const summary = [counted(errors, 'error'), counted(warnings, 'warning')].flat().join(', ')
  const details = element('details', element('summary', summary), ...findings.map(describe))
  details.toggleAttribute('open', errors > 0)
  shadow.replaceChildren(details)
  // Outside of the body, which changes with the locale.
  document.documentElement.append(host)
}

function counted(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]
}

function describe({ severity, message, place, code }: Finding): Element {
  const mark = element('b', severity)
  mark.className = severity
  return element('li', mark, ' ', element('code', place), ` ${message} (${code})`)
}

function element(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  made.append(...children)
  return made
}

connect()
document.addEventListener('localechange', connect)
