/// <reference lib="es2024.string" />
import { createHash } from 'node:crypto'

/**
 * The canonical JSON text of a value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. A member that is undefined counts as absent.
 *
 * @throws {TypeError} for what has no canonical form: lone surrogates, numbers that are not finite, anything not JSON.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`No canonical JSON for a value of type ${typeof value}`)
}

/** The lower-case hexadecimal SHA-256 of the canonical JSON, in UTF-8: the name of a version. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('No canonical JSON for a lone surrogate')
  return JSON.stringify(text)
}

function canonicalObject(object: object): string {
  const members = Object.entries(object).filter(([, member]) => member !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`).join(',')}}`
}
