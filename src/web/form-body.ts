import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import type { Fields } from '../questionnaire/answers.js'

/** Stands where a posted byte was not UTF-8: the kernel refuses it as it refuses every lone surrogate, by field. */
const unreadable = '\uD800'
const mostFields = 1000

/** Reads `application/x-www-form-urlencoded` bodies as `Fields`; every other kind of body is refused. */
export function acceptForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readForm(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** Byte for byte as Latin-1 first: nearly all names and codes are plain, and need no decoding at all. */
function readForm(body: Buffer): Fields {
  const fields = new Map<string, string[]>()
  const text = body.toString('latin1')
  let pairs = 0
  for (let from = 0; from <= text.length;) {
    // Told before reading on: very many cost more than their reading.
    if (++pairs > mostFields) throw new TooManyFields()
    const ampersand = text.indexOf('&', from)
    const end = ampersand < 0 ? text.length : ampersand
    if (end > from) keepPair(fields, text.slice(from, end))
    from = end + 1
  }
  return fields
}

function keepPair(fields: Map<string, string[]>, pair: string): void {
  const equals = pair.indexOf('=')
  const name = decode(equals < 0 ? pair : pair.slice(0, equals))
  const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
  const values = fields.get(name)
  if (values) values.push(value)
  else fields.set(name, [value])
}

function decode(latin1: string): string {
  return /[%+\x80-\xff]/.test(latin1) ? (decodeWellFormed(latin1) ?? decodeBytes(latin1)) : latin1
}

/** As browsers write it; undefined when a sequence is not UTF-8, or a byte was not percent-encoded. */
function decodeWellFormed(latin1: string): string | undefined {
  if (/[\x80-\xff]/.test(latin1)) return undefined
  try {
    return decodeURIComponent(latin1.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function decodeBytes(latin1: string): string {
  const unescaped = latin1
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const bytes = Buffer.from(unescaped, 'latin1')
  return isUtf8(bytes) ? bytes.toString() : bytes.toString().replaceAll('\uFFFD', unreadable)
}

class TooManyFields extends Error {
  readonly statusCode = 413
}
