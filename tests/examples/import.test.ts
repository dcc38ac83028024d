import { expect, test, vi } from 'vitest'

test('the app that imports the package prints an article with its fallback marked', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('../../examples/import/main.js')
  const lines = log.mock.calls.map(([line]) => String(line))
  log.mockRestore()
  expect(lines).toEqual([
    '<h1>Night trams are back</h1>',
    '<p id="lead">From Friday the trams <strong>will run</strong> until two in the morning.</p>\n' +
      '<p id="lines" lang="uk" data-state="fallback">Це маршрути 3, 7 і 12.</p>',
    expect.stringMatching(/^<!-- \d+% in English -->$/),
  ])
})
