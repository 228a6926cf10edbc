import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEvents } from '../../src/history/history-store.js'
import type { HtmlClient } from '../support/html-client.js'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { closedWithResponses, crvEn, crvFr, prepare } from './heard.js'
import { signedIn } from './people.js'
import { postAs } from './taking.js'

let site: Site
let analyst: HtmlClient
let editor: HtmlClient
let member: HtmlClient
let visitor: HtmlClient
beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  ;[analyst, editor, member] = (await Promise.all(
    ['analyst-1', 'editor-1', 'member-4'].map((id) => signedIn(site, id, password)),
  )) as [HtmlClient, HtmlClient, HtmlClient]
  visitor = openHtmlClient(site.origin)
})
afterAll(() => site.close())

/** What the button that shares has sent. */
let sharing: Record<string, string>
const noticesOf = () => site.db.selectFrom('notice').selectAll().execute()

const api = '/api/consultations/countering-radicalization-violence/results'
const statusOf = async () => {
  const { consultations } = JSON.parse((await visitor.visit('/api/consultations')).html) as {
    readonly consultations: readonly { readonly id: string; readonly status: string; readonly results?: object }[]
  }
  return consultations.find(({ id }) => id === 'crv')!
}

describe('results, from the release to the public page', () => {
  test('are prepared while nobody else sees anything', async () => {
    expect(
      await (await analyst.visit(crvEn.preparing)).press('Share with the roundtable').catch(() => undefined),
    ).toBeUndefined()
    await closedWithResponses(site, 400)
    expect((await statusOf()).status).toBe('CA')
    const page = await prepare(analyst)
    expect(page.text).toContain('These numbers are shown')
    const preview = await page.follow('Preview the results')
    expect(preview.text).toContain('They named schools first.')
    expect((await member.visit(crvEn.roundtableResults)).text).toContain('No preliminary results have been shared yet.')
    for (const address of [
      crvEn.results,
      crvFr.results,
      crvEn.publicData,
      crvEn.publicDictionary,
      crvEn.resultsEdition(1),
      api,
    ])
      expect([address, (await visitor.visit(address)).status]).toEqual([address, 404])
  })
  test('are shared with members and editors, and with nobody else', async () => {
    const overview = await analyst.visit(crvEn.preparing)
    sharing = { go: 'share', draft: /name="draft" value="(\d+)"/.exec(overview.html)![1]! }
    const shared = await overview.press('Share with the roundtable')
    expect(shared.text).toContain('The roundtable and the editors see it now, and are told by mail.')
    const page = await member.visit(crvEn.roundtableResults)
    expect(page.text).toContain('Preliminary – not published.')
    expect(page.text).toContain('They named schools first.')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect((await member.visit(crvFr.roundtableResults)).text).toContain('Ils ont d’abord nommé les écoles.')
    expect((await visitor.visit(crvEn.results)).status).toBe(404)
  })

  test('are told to each of these by mail, once, in both languages, with no word of what they say', async () => {
    const told = await noticesOf()
    const readers = await site.db
      .selectFrom('appointment')
      .select('person')
      .distinct()
      .where('consultation', '=', 'crv')
      .where('role', 'in', ['member', 'editor'])
      .execute()
    expect(told.map(({ person }) => person).toSorted()).toEqual(readers.map(({ person }) => person).toSorted())
    expect(told.length).toBeGreaterThan(3)
    const [one, two] = ['member-4', 'editor-1'].map((id) => told.find(({ person }) => person === id))
    expect(two).toMatchObject({ path: { en: crvEn.deskResults, fr: crvFr.deskResults } })
    expect(one).toMatchObject({
      words: {
        en: 'You can read the preliminary results of “Countering radicalization to violence” before they are published.',
        fr: expect.stringContaining('Vous pouvez lire les résultats préliminaires de «\u00a0Lutte'),
      },
      path: { en: crvEn.roundtableResults, fr: crvFr.roundtableResults },
    })
    expect(JSON.stringify(told)).not.toContain('schools')
    const again = await postAs(analyst, site.origin + crvEn.preparing, sharing)
    expect(again.headers.get('location')).toContain('done=shared')
    expect((await noticesOf()).length).toBe(told.length)
  })

  test('are published by an editor who did not write them, in both languages at once', async () => {
    const page = await (await editor.visit(crvEn.deskResults)).press('Publish edition 1')
    expect(page.text).toContain('It is published in both languages.')
    const english = await visitor.visit(crvEn.results)
    expect([english.status, english.title]).toEqual([200, 'What we heard – Countering radicalization to violence'])
    expect(english.text).toContain('A helpline opens in the spring.')
    const french = await english.follow('Français')
    expect(french.address).toBe(crvFr.results)
    expect(french.text).toContain('Une ligne d’aide ouvre au printemps.')
    expect(french.text).not.toContain('A helpline opens')
  })

  test('make the consultation one whose report is there, wherever its status is told', async () => {
    expect(await statusOf()).toMatchObject({ status: 'CR', results: { edition: 1 } })
    const profile = await visitor.visit(crvEn.profile)
    expect(profile.text).toContain('Closed, report published')
    expect((await profile.follow('Read what we heard')).address).toBe(crvEn.results)
    const list = await visitor.visit('/en/consultations')
    expect(list.links.map(({ href }) => href)).toContain(crvEn.results)
  })

  test('are told in the history: the release, the sharing, the publication', async () => {
    const kinds = (await findEvents(site.db, 'crv')).map(({ kind, actor }) => [kind, actor]).slice(-3)
    expect(kinds).toEqual([
      ['release-made', 'analyst-1'],
      ['results-shared', 'analyst-1'],
      ['results-published', 'editor-1'],
    ])
    const overview = await analyst.visit(crvEn.preparing)
    expect(overview.text).toContain('Nothing was saved since it was published.')
    expect(overview.html).not.toContain('value="share"')
    expect((await editor.visit(crvEn.history)).text).toContain('“What we heard” published, edition 1')
  })

  test('are there for programs: tables as JSON, rows and their dictionary as CSV', async () => {
    const tables = JSON.parse((await visitor.visit(api)).html) as { responses: number; edition: number }
    expect(tables).toMatchObject({ consultation: 'crv', edition: 1, responses: 400, synthetic: false })
    const data = await visitor.visit(crvEn.publicData)
    const rows: readonly Record<string, string>[] = parse(data.html, { columns: true, bom: true })
    expect(rows.length).toBe(400)
    const dictionary: readonly Record<string, string>[] = parse((await visitor.visit(crvFr.publicDictionary)).html, {
      columns: true,
      bom: true,
    })
    const [multiple] = dictionary.filter(({ value }) => value === '0')
    expect(multiple!['label_fr']).toBe('Non choisie, non offerte, ou aucune réponse à la question')
    expect(Object.keys(rows[0]!).filter((name) => dictionary.every(({ column }) => column !== name))).toEqual([])
  })

  test('are sent whole once, and after that not again until they change', async () => {
    for (const address of [crvEn.results, crvEn.publicData]) {
      const first = await fetch(site.origin + address)
      await first.arrayBuffer()
      const again = await fetch(site.origin + address, { headers: { 'if-none-match': first.headers.get('etag')! } })
      expect([address, again.status, first.headers.get('cache-control')]).toEqual([address, 304, 'no-cache'])
    }
  })
})

describe('a correction', () => {
  test('is another edition that says what it corrects; the one before stays', async () => {
    await (
      await analyst.visit(crvEn.preparingSection('summary'))
    ).press('Save', {
      'summary-en': 'People asked for help at home.',
      'summary-fr': 'Les gens ont demandé de l’aide à la maison.',
    })
    await (await analyst.visit(crvEn.preparing)).press('Share with the roundtable')
    const blocked = await editor.visit(crvEn.deskResults)
    expect(blocked.text).toContain('A text is missing.What changed, and why – In English')
    expect(blocked.html).not.toContain('value="publish"')
    await (
      await analyst.visit(crvEn.preparingSection('correction'))
    ).press('Save', {
      'correction-en': 'One sentence said too much.',
      'correction-fr': 'Une phrase en disait trop.',
    })
    await (await analyst.visit(crvEn.preparing)).press('Share with the roundtable')
    await (await editor.visit(crvEn.deskResults)).press('Publish edition 2')
    const page = await visitor.visit(crvEn.results)
    expect(page.text).toContain('One sentence said too much.')
    expect(page.text).toContain('People asked for help at home.')
    const older = await visitor.visit(crvFr.resultsEdition(1))
    expect(older.text).toContain('Ils ont d’abord nommé les écoles.')
    expect(older.text).toContain('Vous lisez l’édition 1, qui a été remplacée le')
    expect((await visitor.visit(crvEn.resultsEdition(3))).status).toBe(404)
  })
})
