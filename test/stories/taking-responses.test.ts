import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dismiss } from '../../src/account/appointment-store.js'
import { findEvents } from '../../src/history/history-store.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { addOutsider, cookieOf, signedIn } from './people.js'
import { closesOn, opensOn, spring, springAnew } from './spring.js'
import { extractsRunning, hold, holdMany } from './taking.js'

const en = consultationAddress('en', 'brook')
const fr = consultationAddress('fr', 'brook-fr')
const here = { en, fr }
const twice = { en: 'brook', fr: 'brook-fr' }

let site: Site
let analyst: HtmlClient
/** Someone with every role of the brook. */
let outsider: HtmlClient

beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
  await addConsultation(site, { id: 'pond', questionnaire: spring, opensOn, closesOn })
  const password = await site.addPeople()
  await site.db.transaction().execute((trx) => publishVersion(trx, 'brook', springAnew, '2026-05-04'))
  await site.refresh()
  const first = { version: 1, questionnaire: spring, week: '2026-W18' }
  const taste = { taste: 'else', taste__other_text: '=1+1', name: 'Ruisseau', remarks: 'Très, très "claire"' }
  await hold(site, 'brook', { ...first, language: 'fr', answers: taste })
  await hold(site, 'brook', { ...first, language: 'en', answers: { taste: 'sweet', guests: ['deer'] } })
  const second = { version: 2, questionnaire: springAnew, week: '2026-W20' }
  await hold(site, 'brook', { ...second, language: 'en', answers: { taste: 'salt', age: 12 } })
  await addOutsider(site, 'brook')
  analyst = await signedIn(site, 'analyst-1', password)
  outsider = await signedIn(site, 'outsider', password)
})
afterAll(() => site.close())

function rowsOf(csv: string): readonly Record<string, string>[] {
  return parse(csv, { columns: true, bom: true })
}

function download(
  browser: HtmlClient,
  address: string,
  fields: Record<string, string> | [string, string][],
): Promise<Response> {
  const headers = { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin' }
  return fetch(site.origin + address, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
}

describe('the analyst', () => {
  test.each(['en', 'fr'] as const)(
    'sees how many there are, what the columns are and when to destroy a file (%s)',
    async (locale) => {
      const page = await analyst.visit(here[locale].analysis)
      expect(page.status).toBe(200)
      const sentences = {
        en: [
          'mixed responses 3 in English 2 in French 1',
          'Destroy the file',
          '3 responses. Columns of answers: 10.',
          'name What is it called? 1 From version 1 to 2: removes a question',
          'age How old is it? 2 From version 1 to 2: adds a question',
        ],
        fr: [
          'réponses mélangées 3 en anglais 2 en français 1',
          'Détruisez le fichier',
          '3 réponses. Colonnes de réponses : 10.',
          'name Quel est son nom? 1 De la version 1 à la version 2 : retire une question',
        ],
      }
      const text = page.text.replaceAll('\u00a0', ' ')
      for (const sentence of sentences[locale]) expect(text).toContain(sentence)
    },
  )

  test('finds the room from the account, and the tokens from the room', async () => {
    const account = await analyst.visit('/en/account')
    expect(account.links).toContainEqual({ text: 'Responses', href: en.analysis })
    expect((await analyst.visit(en.analysis)).links).toContainEqual({ text: 'Access tokens', href: en.tokens })
  })

  test('sees what the choices come to, and what of them does not fit', async () => {
    const chosen = await analyst.visit(`${en.analysis}?version=1&language=fr&text=0&from=2026-W18`)
    expect(chosen.text).toContain('With these choices: 1 response. Columns of answers: 5.')
    expect(chosen.fields).toMatchObject({ version: ['1'], language: ['fr'], text: ['0'], from: ['2026-W18'] })
    const faulty = await analyst.visit(`${fr.analysis}?version=9&from=2026-W20&to=2026-W18`)
    expect(faulty.text).toContain('Choisissez dans la liste une dernière semaine qui ne précède pas la première.')
    expect(faulty.fields).toMatchObject({ from: ['2026-W20'], to: ['2026-W18'] })
  })

  test('takes every version away in one file, and each written answer in another', async () => {
    const response = await download(analyst, en.analysis, { go: 'responses' })
    expect([
      response.status,
      response.headers.get('content-disposition'),
      response.headers.get('cache-control'),
    ]).toEqual([200, 'attachment; filename="brook-responses.csv"', 'no-store'])
    const csv = await response.text()
    expect(csv.split('\r\n')).toHaveLength(1 + 3 + 1)
    const rows = rowsOf(csv)
    const shown = (name: string) => rows.map((row) => `${row['version']} ${row[name]}`).toSorted()
    expect(shown('name')).toEqual(['1 ', '1 Ruisseau', '2 .v'])
    expect(shown('age')).toEqual(['1 .v', '1 .v', '2 12'])
    const written = await (await download(analyst, fr.analysis, { go: 'open-text', separator: ';', bom: '0' })).text()
    expect(written.split('\r\n').map((line) => line.replace(/^[0-9a-f-]{36}/, 'id'))).toEqual([
      'response_id;question;language;text',
      'id;name;fr;"Ruisseau"',
      `id;taste__other_text;fr;"'=1+1"`,
      'id;remarks;fr;"Très, très ""claire"""',
      '',
    ])
  })

  test('leaves a trace of what was asked for and how much it was, and none of what was in it', async () => {
    const before = (await findEvents(site.db, 'brook')).length
    const fields: [string, string][] = [
      ['go', 'responses'],
      ['language', 'en'],
      ['labels', 'fr'],
      ['questions', 'taste'],
      ['questions', 'age'],
    ]
    const rows = rowsOf(await (await download(analyst, en.analysis, fields)).text())
    expect(rows.map(({ taste }) => taste).toSorted()).toEqual(['Douce', 'Salée'])
    const events = await findEvents(site.db, 'brook', before)
    expect(events.map(({ kind, actor, body }) => ({ kind, actor, body }))).toEqual([
      {
        kind: 'extract-taken',
        actor: 'analyst-1',
        body: {
          file: 'responses',
          versions: [1, 2],
          responses: 2,
          language: 'en',
          labels: 'fr',
          questions: ['taste', 'age'],
        },
      },
    ])
  })

  test('is shown the page again, with the choices, where they do not fit; nothing leaves and nothing is told', async () => {
    const before = (await findEvents(site.db, 'brook')).length
    const response = await download(analyst, fr.analysis, { go: 'responses', version: '9', labels: 'fr' })
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('Choisissez une version qui est publiée.')
    expect((await download(analyst, fr.analysis, { go: 'anything' })).status).toBe(303)
    expect((await findEvents(site.db, 'brook')).length).toBe(before)
  })

  test('is told where no version is published that there is nothing yet', async () => {
    const draft = consultationAddress('en', 'online-child-sexual-exploitation')
    const page = await analyst.visit(draft.analysis)
    expect([page.status, page.text.includes('No version is published yet')]).toEqual([200, true])
    expect((await download(analyst, draft.analysis, { go: 'responses' })).status).toBe(422)
  })
})

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
      const byPage = await download(analyst, en.analysis, { go: file, bom: '0' })
      expect(await response.text()).toBe(await byPage.text())
    }
    const events = (await findEvents(site.db, 'brook')).filter(({ body }) => body['token'] === row!.id)
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['token-made', 'analyst-1'],
      ['extract-taken', 'analyst-1'],
      ['extract-taken', 'analyst-1'],
    ])
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

test('two are taken at once and a third has to wait; whoever leaves ends their query and makes room', async () => {
  await hold(site, 'pond', {
    version: 1,
    questionnaire: spring,
    language: 'en',
    week: '2026-W20',
    answers: { taste: 'sweet' },
  })
  await holdMany(site, 'pond', 20_000)
  const { analysis } = consultationAddress('fr', 'pond-fr')
  const leaving = new AbortController()
  const begin = () =>
    fetch(site.origin + analysis, {
      method: 'POST',
      headers: { cookie: cookieOf(analyst), 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ go: 'responses' }),
      signal: leaving.signal,
    })
  const [first, second] = [await begin(), await begin()]
  expect([first.status, second.status, await extractsRunning(site)]).toEqual([200, 200, 2])

  const third = await download(analyst, analysis, { go: 'responses', labels: 'fr' })
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '30'])
  expect(await third.text()).toContain('Deux téléchargements sont déjà en cours')
  const before = (await findEvents(site.db, 'pond')).length

  leaving.abort()
  await Promise.all([first, second].map((response) => response.text().catch(() => undefined)))
  await expect.poll(() => extractsRunning(site), { timeout: 5000 }).toBe(0)
  const later = await download(analyst, analysis, { go: 'responses' })
  expect([later.status, (await later.text()).split('\r\n').length]).toEqual([200, 1 + 20_001 + 1])
  expect((await findEvents(site.db, 'pond')).length).toBe(before + 1)
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
