import { spawnSync } from 'node:child_process'

/** Whether libxml2's `xmllint` is installed (Debian: libxml2-utils). */
export const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
if (!hasXmllint) console.warn('Skipped: xmllint is not installed (Debian: libxml2-utils).')

/** What xmllint finds wrong with a document under one of the schemas here; empty where nothing is. */
export function xmllint(xml: string, schema: string): string {
  const path = new URL(`schemas/${schema}`, import.meta.url).pathname
  const options = ['--nonet', '--noout', '--huge', '--schema', path, '-']
  const { status, stderr } = spawnSync('xmllint', options, { input: xml, encoding: 'utf8' })
  return status === 0 ? '' : stderr
}
