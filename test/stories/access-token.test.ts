import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dismiss } from '../../src/account/appointment-store.js'
import { findEvents } from '../../src/history/history-store.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { cookieOf, signedIn } from './people.js'
import { openWaters, postAs } from './taking.js'

const en = consultationAddress('en', 'brook')
const fr = consultationAddress('fr', 'brook-fr')
const here = { en, fr }
const twice = { en: 'brook', fr: 'brook-fr' }

let site: Site
let analyst: HtmlClient
/** Someone with every role of the brook. */
let outsider: HtmlClient

beforeAll(async () => {
  const opened = await openWaters()
  site = opened.site
  analyst = await signedIn(site, 'analyst-1', opened.password)
  outsider = await signedIn(site, 'outsider', opened.password)
})
afterAll(() => site.close())

const download = (browser: HtmlClient, address: string, fields: Record<string, string> | [string, string][]) =>
  postAs(browser, site.origin + address, fields)

describe('a token', () => {
  const made = (page: HtmlPage) => /Bearer ([\w-]{43})</.exec(page.html)?.[1]
  const make = async (locale: 'en' | 'fr', label: string, days = '30') =>
    made(await (await analyst.visit(here[locale].tokens)).press({ name: 'go', value: 'make' }, { label, days }))!
  const take = (address: string, token?: string, headers: Record<string, string> = {}) =>
    fetch(`${site.origin}/api/consultations/${address}`, {
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    })

  test.each(['en', 'fr'] as const)('is shown once, and takes the same files away (%s)', async (locale) => {
    const form = await analyst.visit(here[locale].tokens)
    const page = await form.press({ name: 'go', value: 'make' }, { label: `<b>Tableau</b> ${locale}`, days: '7' })
    const token = made(page)!
    expect(page.status).toBe(200)
    const again = await analyst.visit(here[locale].tokens)
    expect(again.html).not.toContain(token)
    expect(again.text).toContain(`<b>Tableau</b> ${locale}`)
    const [row] = await site.db
      .selectFrom('access_token')
      .selectAll()
      .where('label', '=', `<b>Tableau</b> ${locale}`)
      .execute()
    expect(JSON.stringify(row)).not.toContain(token)
    for (const file of ['responses', 'open-text']) {
      const response = await take(`${twice[locale]}/${file}.csv?bom=0`, token)
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/csv; charset=utf-8; header=present',
      ])
      const byPage = await download(analyst, en.files, { go: file, bom: '0' })
      expect(await response.text()).toBe(await byPage.text())
    }
    const bundle = await take(`${twice[locale]}/bundle.zip?text=0`, token)
    expect([bundle.status, bundle.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const byButton = await download(analyst, en.files, { go: 'bundle', text: '0' })
    expect(Buffer.from(await bundle.arrayBuffer()).equals(Buffer.from(await byButton.arrayBuffer()))).toBe(true)
    const events = (await findEvents(site.db, 'brook')).filter(({ body }) => body['token'] === row!.id)
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['token-made', 'analyst-1'],
      ['extract-taken', 'analyst-1'],
      ['extract-taken', 'analyst-1'],
      ['extract-taken', 'analyst-1'],
    ])
    expect(events.map(({ body }) => body['file'])).toEqual([undefined, 'responses', 'open-text', 'bundle'])
    expect(JSON.stringify(events)).not.toContain('Tableau')
  })

  test('is made once however often its form is sent, and not without a name or a term', async () => {
    const form = await analyst.visit(en.tokens)
    expect(made(await form.press({ name: 'go', value: 'make' }, { label: 'Once' }))).toBeDefined()
    const twin = await form.press({ name: 'go', value: 'make' }, { label: 'Once' })
    expect([twin.status, made(twin), twin.text.includes('was made already')]).toEqual([422, undefined, true])
    const faulty = await download(analyst, fr.tokens, { go: 'make', label: ' ', days: '365' })
    const html = await faulty.text()
    expect([faulty.status, html.includes('Dites à quoi sert'), html.includes('Choisissez la durée')]).toEqual([
      422,
      true,
      true,
    ])
    const unreadable = await download(analyst, fr.tokens, { go: 'make', label: 'a\0b', days: '7' })
    expect([unreadable.status, (await unreadable.text()).includes('ne peuvent pas être conservés')]).toEqual([
      422,
      true,
    ])
    const long = await download(analyst, fr.tokens, { go: 'make', label: 'x'.repeat(61), days: '7' })
    expect(await long.text()).toContain('60 caractères')
    expect((await analyst.visit(en.tokens)).text.split('Once').length).toBe(3)
  })

  test.each(['pond', 'pond-fr', 'nowhere', 'crv', 'countering-radicalization-violence'])(
    'of one consultation sees nothing of %s, whether it is there or not',
    async (slug) => {
      const token = await make('en', 'Elsewhere')
      const response = await take(`${slug}/responses.csv`, token)
      expect([response.status, await response.json()]).toMatchObject([404, { title: 'not-found', status: 404 }])
    },
  )

  test('is refused once it is revoked, or expired, or its maker is an analyst no more', async () => {
    const [revoked, expired, orphan] = [
      await make('en', 'Revoked'),
      await make('en', 'Expired', '7'),
      await make('fr', 'Orphan'),
    ]
    const isTaken = async (token: string) => (await take('brook/responses.csv', token)).status
    expect([await isTaken(revoked), await isTaken(expired), await isTaken(orphan)]).toEqual([200, 200, 200])

    const id = (
      await site.db.selectFrom('access_token').select('id').where('label', '=', 'Revoked').executeTakeFirstOrThrow()
    ).id
    const ended = await download(analyst, fr.tokens, { go: 'revoke', token: id })
    expect([ended.status, ended.headers.get('location')]).toEqual([303, `${fr.tokens}?done=revoked`])
    const again = await download(analyst, en.tokens, { go: 'revoke', token: id })
    expect(again.headers.get('location')).toBe(`${en.tokens}?done=nothing`)
    const response = await take('brook/responses.csv', revoked)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="roundtable", error="invalid_token"',
    ])
    expect((await findEvents(site.db, 'brook')).at(-1)).toMatchObject({ kind: 'token-revoked', body: { token: id } })

    await site.db
      .updateTable('access_token')
      .set({ expires_at: new Date('2020-01-01') })
      .where('label', '=', 'Expired')
      .execute()
    expect(await isTaken(expired)).toBe(401)

    await site.db.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', 'analyst-1').execute()
    expect(await isTaken(orphan)).toBe(401)
    await site.db.updateTable('person').set({ disabled_at: null }).where('id', '=', 'analyst-1').execute()
    expect(await isTaken(orphan)).toBe(200)
  })

  test('ends with the role of whoever made it', async () => {
    const form = await outsider.visit(en.tokens)
    const token = made(await form.press({ name: 'go', value: 'make' }, { label: 'Outsider' }))
    expect((await take('brook/responses.csv', token)).status).toBe(200)
    await site.db
      .transaction()
      .execute((trx) => dismiss(trx, { person: 'outsider', consultation: 'brook', role: 'analyst' }))
    expect((await take('brook/responses.csv', token)).status).toBe(401)
  })

  test('is revoked from the room of its own consultation alone', async () => {
    const token = await make('en', 'Kept')
    const { id } = await site.db
      .selectFrom('access_token')
      .select('id')
      .where('label', '=', 'Kept')
      .executeTakeFirstOrThrow()
    const pond = consultationAddress('en', 'pond')
    const ended = await download(analyst, pond.tokens, { go: 'revoke', token: id })
    expect(ended.headers.get('location')).toBe(`${pond.tokens}?done=nothing`)
    expect((await take('brook/responses.csv', token)).status).toBe(200)
  })

  test('is asked for where none is sent; a session is none, and only a GET is answered', async () => {
    const bare = await take('brook/responses.csv')
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="roundtable"'])
    expect(bare.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(bare.headers.get('cache-control')).toBe('no-store')
    expect((await take('brook/responses.csv', undefined, { cookie: cookieOf(analyst) })).status).toBe(401)
    const token = await make('en', 'Methods')
    const before = (await findEvents(site.db, 'brook')).length
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE']) {
      const headers = { authorization: `Bearer ${token}` }
      expect((await fetch(`${site.origin}/api/consultations/brook/responses.csv`, { method, headers })).status).toBe(
        404,
      )
    }
    expect((await findEvents(site.db, 'brook')).length).toBe(before)
  })

  test.each([
    ['version=9', ['version']],
    ['versoin=1&x=2', ['versoin', 'x']],
    ['from=2026-W20&to=2026-W10', ['to']],
    ['labels=en&labels=fr', ['labels']],
    ['questions=taste,smell', ['questions']],
  ])('with %s is answered by the names that do not fit', async (query, parameters) => {
    const response = await take(`brook/responses.csv?${query}`, await make('en', 'Faulty'))
    expect([response.status, await response.json()]).toMatchObject([400, { title: 'parameters', parameters }])
  })

  test('with parameters takes just that', async () => {
    const query = 'version=2&separator=%3B&labels=fr&bom=0&from=2026-W20&language=en&questions=taste,age&text=0'
    const csv = await (await take(`brook-fr/responses.csv?${query}`, await make('fr', 'Choosy'))).text()
    expect(csv.split('\r\n').map((line) => line.split(';').slice(2).join())).toEqual([
      'version,language,received_week,taste,age',
      '2,en,2026-W20,"Salée",12',
      '',
    ])
  })
})

test('whoever tries tokens is stopped after ten, from one address and for a while', async () => {
  const tried = (authorization: string) =>
    fetch(`${site.origin}/api/consultations/brook/responses.csv`, { headers: { authorization } })
  const statuses: number[] = []
  for (let count = 0; count < 12; count++) statuses.push((await tried(`Bearer ${'x'.repeat(42)}${count}`)).status)
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
  const stopped = await tried('Basic YTpi')
  expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '900'])
  site.setDay('2120-01-02')
  expect((await tried('Basic YTpi')).status).toBe(401)
})
