import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { words } from '../stories/site-words.js'
import { closesOn, opensOn, spring } from '../stories/spring.js'
import { formOf, isKeepable, percentEncoded } from './encoding.js'
import { type Bytes, hasSet, readSet, readTexts } from './sets.js'
import { parsePage } from './structure.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
})
afterAll(() => site.close())

const lists = ['legit_must_accept', 'csv_formula', 'unicode_torture', 'numbers_dates'] as const
const texts = [...readTexts(...lists.filter(hasSet)), { id: 'nul', s: 'a\0b' }, { id: 'half', s: 'a\ud83d' }]
const page = '/fr/consultations/brook-fr/questionnaire/1'

/** Each from an address of its own, since one address may try only some codes a minute. */
async function tryCode(code: string, number: number): Promise<{ readonly status: number; readonly html: string }> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const localAddress = `127.3.${number >> 7}.${(number & 127) + 1}`
  const sent = request(`${site.origin}/en/consultations/brook/resume`, { method: 'POST', headers, localAddress })
  sent.end(formOf({ code }))
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage]
  return { status: response.statusCode!, html: Buffer.concat(await response.toArray()).toString() }
}

test('no text is a resume code: each is said to open nothing, and stands in the field as it was', async () => {
  const plain = parsePage((await tryCode('x', 0)).html).structure
  for (const [index, { id, s }] of texts.entries()) {
    const { status, html } = await tryCode(s, index + 1)
    expect({ id, status }).toEqual({ id, status: 422 })
    const isBlank = /^[\s\p{Pd}]*$/u.test(s)
    expect(html).toContain(words.en(isBlank ? 'fault:code-missing' : 'fault:code-unknown'))
    const { structure, value } = parsePage(html)
    const kept = !isKeepable(s) || value('code') === s
    expect({ id, same: structure === plain, kept }).toEqual({ id, same: true, kept: true })
  }
})

test('a text in the query changes nothing, and one in the path leads nowhere', async () => {
  const plain = await (await fetch(site.origin + page)).text()
  for (const { id, s } of texts) {
    const encoded = percentEncoded(s).slice(0, 6000)
    for (const query of [`?${encoded}`, `?x=${encoded}`, `?first=${encoded}`, `?first=a&first=${encoded}`]) {
      const response = await fetch(site.origin + page + query, { redirect: 'manual' })
      expect({ id, status: response.status, same: (await response.text()) === plain }).toEqual({
        id,
        status: 200,
        same: true,
      })
    }
    for (const path of [
      `/${encoded}`,
      `/fr/consultations/${encoded}`,
      `/fr/consultations/brook-fr/questionnaire/${encoded}`,
      `/assets/${encoded}`,
      `/api/consultations/brook/versions/${encoded}`,
    ]) {
      const response = await fetch(site.origin + path, { redirect: 'manual' })
      const html = await response.text()
      expect({ id, path, status: response.status }).toEqual({
        id,
        path,
        status: expect.toBeOneOf(encoded === '' ? [200, 302, 404] : [400, 404, 414]),
      })
      expect(html.includes('<script') || html.includes('at Object.')).toBe(false)
    }
  }
})

/** What a server says to these bytes, until it hangs up or has been silent for so many milliseconds. */
async function sayRaw(bytes: Uint8Array, patience = 10_000): Promise<string> {
  const { port } = new URL(site.origin)
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  const said: Buffer[] = []
  socket.on('data', (chunk) => said.push(chunk))
  socket.on('error', () => undefined)
  socket.setTimeout(patience, () => socket.destroy())
  socket.write(bytes)
  await once(socket, 'close')
  return Buffer.concat(said).toString('latin1')
}

function statusesIn(said: string): readonly number[] {
  return [...said.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
}

test('no text in a header is answered by a failure, or comes back in any way', async () => {
  for (const { id, s } of texts) {
    const value = Buffer.from(s.replaceAll(/[\r\n\0]/g, ' ').slice(0, 3000))
    for (const name of ['Accept-Language', 'Cookie', 'Referer', 'Host', 'Accept-Encoding', 'If-None-Match']) {
      const host = name === 'Host' ? '' : 'Host: 127.0.0.1\r\n'
      const said = await sayRaw(
        Buffer.concat([
          Buffer.from(`GET ${page} HTTP/1.1\r\n${host}Connection: close\r\n${name}: `),
          value,
          Buffer.from('\r\n\r\n'),
        ]),
      )
      expect({ id, name, statuses: statusesIn(said) }).toEqual({ id, name, statuses: [expect.toBeOneOf([200, 400])] })
    }
  }
})

test('a foreign Host is never written into a page or a header', async () => {
  for (const path of ['/', page, '/en/consultations/brook/resume', '/en/nowhere', '/en/consultations/brook/leave']) {
    const said = await sayRaw(
      Buffer.from(
        `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n`,
      ),
    )
    expect(statusesIn(said)).toHaveLength(1)
    expect(said).not.toContain('evil.example')
  }
})

describe.skipIf(!hasSet('raw_http'))('malformed HTTP', () => {
  test.each(readSet<Bytes>('raw_http'))(
    '$id is refused or answered, never by a failure, and the next one is served',
    async ({ b64 }) => {
      const statuses = statusesIn(await sayRaw(Buffer.from(b64, 'base64'), 300))
      expect(statuses.filter((status) => status >= 500)).toEqual([])
      expect((await fetch(site.origin)).status).toBe(200)
    },
  )
})

test('a request cut short at any place leaves the program serving', async () => {
  const body = 'go=next&taste=sweet&remarks=half'
  const whole = `POST ${page} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  const { port } = new URL(site.origin)
  for (let length = 1; length < whole.length; length += 3) {
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    socket.on('error', () => undefined)
    socket.write(whole.slice(0, length), () => socket.resetAndDestroy())
    await once(socket, 'close')
  }
  expect((await fetch(site.origin + page)).status).toBe(200)
})
