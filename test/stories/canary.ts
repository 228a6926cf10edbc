import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { readCode } from '../../src/response/token.js'

/** Someone who can be told from everybody else by everything that a request brings. */
export type Canary = {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: string
  /** Grows by the cookies and codes that the program hands out. */
  readonly secrets: Set<string>
}

export function canary(number: number): Canary {
  return {
    address: `127.77.${(number >> 7) + 1}.${(number & 127) + 1}`,
    headers: {
      'user-agent': `CanaryAgent-${number}-zq`,
      'accept-language': `x-canarylang${number}zq`,
      referer: `https://canaryreferer-${number}-zq.example/`,
      'x-forwarded-for': `203.0.113.${number}`,
      'x-real-ip': `198.51.100.${number}`,
    },
    query: `canaryquery-${number}-zq`,
    secrets: new Set(),
  }
}

export type Answer = { readonly status: number; readonly html: string; readonly location: string | undefined }

/** One request from the canary's own address. */
export async function ask({ origin, path, body }: Ask, from: Canary, cookie = ''): Promise<Answer> {
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const sent = request(`${origin}${path}${path.includes('?') ? '&' : '?'}${from.query}`, {
    method: body === undefined ? 'GET' : 'POST',
    localAddress: from.address,
    headers: { ...from.headers, ...form, ...(cookie ? { cookie } : {}), 'sec-fetch-site': 'same-origin' },
  })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  for (const line of response.headers['set-cookie'] ?? []) from.secrets.add(/=([^;]*)/.exec(line)![1]!)
  const html = Buffer.concat(await response.toArray()).toString()
  return { status: response.statusCode!, html, location: response.headers.location }
}

type Ask = { readonly origin: string; readonly path: string; readonly body?: string }

/** Everything by which a canary would be found, as text and, for tokens, as bytes. */
export function tracesOf({ address, headers, query, secrets }: Canary): readonly Buffer[] {
  const tokens = [...secrets].flatMap((code) => {
    const token = readCode(code)
    return token ? [token, Buffer.from(token.toString('hex')), Buffer.from(token.toString('base64'))] : []
  })
  const written = [address, ...Object.values(headers), query, ...secrets].map((text) => Buffer.from(text))
  return [...written, ...tokens]
}

/** The addresses of those canaries that leave a trace in any of these bytes. */
export function foundAmong(canaries: readonly Canary[], places: readonly Buffer[]): readonly string[] {
  const search = searchFor(canaries.flatMap((from) => tracesOf(from).map((bytes) => ({ from, bytes }))))
  return [...new Set(places.flatMap(search).map(({ from }) => from.address))]
}

type Trace = { readonly from: Canary; readonly bytes: Buffer }

/**
 * A search for many traces at once: a place is gone through once, and compared further only where one of them could
 * begin. To go through it for each of hundreds would be that many times the work.
 */
function searchFor(traces: readonly Trace[]): (place: Buffer) => readonly Trace[] {
  const byBeginning: Trace[][] = []
  for (const trace of traces) (byBeginning[trace.bytes.readUInt16LE()] ??= []).push(trace)
  const begins = Uint8Array.from({ length: 65_536 }, (_, two) => Number(byBeginning[two] !== undefined))
  return (place) => {
    const found: Trace[] = []
    for (let at = 0; at + 1 < place.length; at++) {
      const two = place[at]! | (place[at + 1]! << 8)
      if (begins[two] === 1) found.push(...byBeginning[two]!.filter(({ bytes }) => standsAt(place, at, bytes)))
    }
    return found
  }
}

/** The digits after an address must end it: 127.77.1.1 is not found in 127.77.1.12. */
function standsAt(place: Buffer, at: number, trace: Buffer): boolean {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39
  const end = at + trace.length
  if (place.compare(trace, 0, trace.length, at, Math.min(end, place.length)) !== 0) return false
  return !isDigit(trace.at(-1)) || !isDigit(place[end])
}

/** The bytes of every file under a folder, whatever it is. */
export function everyFile(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}
