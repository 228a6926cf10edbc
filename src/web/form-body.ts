import { isUtf8 } from 'node:buffer'
import { parse } from 'node:querystring'
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

function readForm(body: Buffer): Fields {
  if (isTooMuch(body)) throw new TooManyFields()
  return isUtf8(body) ? (readWellFormed(body.toString()) ?? readByteByByte(body)) : readByteByByte(body)
}

/** Told before reading: what came after the last field read would be lost, and very many cost more than their reading. */
function isTooMuch(body: Buffer): boolean {
  let pairs = 1
  for (let at = body.indexOf('&'); at >= 0 && pairs <= mostFields; at = body.indexOf('&', at + 1)) pairs++
  return pairs > mostFields
}

/** Undefined when a percent-encoded sequence is not UTF-8. */
function readWellFormed(body: string): Fields | undefined {
  let wellFormed = true
  const decode = (text: string) => {
    // Nearly all names and codes are plain.
    if (!text.includes('%')) return text
    try {
      return decodeURIComponent(text)
    } catch {
      wellFormed = false
      return text
    }
  }
  const parsed = parse(body, '&', '=', { decodeURIComponent: decode, maxKeys: mostFields })
  if (!wellFormed) return undefined
  const fields = new Map<string, readonly string[]>()
  for (const name in parsed) {
    const value = parsed[name]!
    fields.set(name, typeof value === 'string' ? [value] : value)
  }
  return fields
}

function readByteByByte(body: Buffer): Fields {
  const fields = new Map<string, readonly string[]>()
  for (const pair of body.toString('latin1').split('&')) {
    const [name = '', ...rest] = pair.split('=')
    const key = decodeBytes(name)
    fields.set(key, [...(fields.get(key) ?? []), decodeBytes(rest.join('='))])
  }
  return fields
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
