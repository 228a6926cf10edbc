import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEvents } from '../../src/history/history-store.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { postAs } from './taking.js'
import { openWritings } from './written.js'

const here = { en: consultationAddress('en', 'brook'), fr: consultationAddress('fr', 'brook-fr') }

let site: Site
let analyst: HtmlClient
let other: HtmlClient

beforeAll(async () => {
  ;({ site, analyst, other } = await openWritings())
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const listed = (locale: 'en' | 'fr', query = '') => analyst.visit(`${here[locale].questionTexts('remarks')}${query}`)
const links = (page: HtmlPage) =>
  page.links.filter(({ href }) => /\/[0-9a-f-]{36}(\?|$)/.test(href)).map(({ href }) => href)

async function addTheme(browser: HtmlClient, en: string, fr: string, parent = ''): Promise<HtmlPage> {
  const page = await browser.visit(here.en.themes)
  return page.press(go('add'), { 'new-label-en': en, 'new-label-fr': fr, ...(parent && { parent }) })
}

/** The page of the one text that a search finds. */
async function findOne(browser: HtmlClient, search: string, locale: 'en' | 'fr' = 'en'): Promise<HtmlPage> {
  const list = await browser.visit(
    `${here[locale].questionTexts('remarks')}?${new URLSearchParams({ search }).toString()}`,
  )
  const [href, ...more] = links(list)
  expect([href, more]).toEqual([expect.any(String), []])
  return browser.visit(href!)
}

describe('texts', () => {
  test('are listed by question, in both languages', async () => {
    const en = await analyst.visit(here.en.texts)
    expect(en.text).toContain('Coded by you')
    expect(en.links.map(({ href }) => href)).toContain(here.en.questionTexts('remarks'))
    expect((await analyst.visit(here.fr.texts)).text).toContain('Codés par vous')
    expect((await listed('en')).text).toContain('10 texts')
    expect((await listed('fr', '?language=fr')).text).toContain('3 textes')
  })

  test.each([
    ['fish swim', 1],
    ['poisson nager', 1],
    ['"old mill"', 1],
    ['mill -fish', 0],
    ['moulins', 1],
    ['oiss', 1],
    ['= trouble', 1],
    ['nowhere to be found', 0],
  ])('are found by words of their language, or else by letters (%s)', async (search, count) => {
    expect(links(await listed('en', `?${new URLSearchParams({ search }).toString()}`))).toHaveLength(count)
  })

  test('show as text whatever was written or is asked for', async () => {
    const page = await findOne(analyst, 'trouble')
    expect(page.html).not.toContain('<script>')
    expect(page.text).toContain('<script>alert(1)</script> & "quotes" = trouble')
    for (const search of ["'", '"', '\\', '%', ':*', '<b>', '((', '\u0000', '\uD800', '-', '🦫', 'a'.repeat(5000)]) {
      expect((await listed('fr', `?${new URLSearchParams({ search }).toString()}`)).status).toBe(200)
    }
  })

  test('that are not there, or not of the consultation, are not found', async () => {
    for (const path of ['taste', 'remarks/x', `remarks/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`]) {
      expect((await analyst.visit(`${here.en.texts}/${path}`)).status).toBe(404)
    }
  })
})

describe('themes', () => {
  test('are added, reworded, moved, merged, retired, and each act undone', async () => {
    expect((await addTheme(analyst, 'Fish', 'Poissons')).text).toContain('The theme is added.')
    expect((await addTheme(other, 'Water', 'Eau')).text).toContain('The theme is added.')
    const lacking = await addTheme(analyst, '<b>Swimming</b>', '')
    expect([lacking.status, lacking.fields['new-label-en']]).toEqual([422, ['<b>Swimming</b>']])
    expect((await addTheme(analyst, 'fish', 'Ménés')).status).toBe(422)
    expect((await addTheme(analyst, '\u200b', '\u00ad')).text).toContain('Write the name in English.')
    expect((await addTheme(analyst, '<b>Swimming</b>', 'Baignade', 't2')).text).toContain('<b>Swimming</b> t3')
    const moved = await act({ theme: 't1', parent: 't2', go: 'move' })
    expect(moved).toBe(303)
    expect(await act({ theme: 't2', parent: 't1', go: 'move' })).toBe(422)
    expect(await act({ theme: 't2', into: 't1', go: 'merge' })).toBe(422)
    expect(await act({ theme: 't3', into: 't1', go: 'merge' })).toBe(303)
    expect((await analyst.visit(here.fr.themes)).text).toContain('Fusionné avec')
    const merged = await other.visit(here.fr.themes)
    const undone = await merged.press('Annuler Thème «\u00a0Baignade\u00a0» fusionné avec «\u00a0Poissons\u00a0»')
    expect(undone.text).toContain('C’est annulé.')
    expect(undone.text).not.toContain('Fusionné')
  })

  test('that someone changed meanwhile are shown as they are, with what was typed', async () => {
    const page = await analyst.visit(here.en.themes)
    await (await other.visit(here.en.themes)).press(go('rename'), { 't2-label-en': 'Clean water' })
    const late = await page.press(go('rename'), { 't2-label-en': 'All water' })
    expect([late.status, late.fields['t2-label-en']]).toEqual([409, ['All water']])
    expect(late.text).toContain('Someone changed this theme meanwhile.')
  })

  test('added by two at once are all kept', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        addTheme(place % 2 ? analyst : other, `At once ${place}`, `À la fois ${place}`),
      ),
    )
    const { text } = await analyst.visit(here.en.themes)
    for (let place = 0; place < 8; place++) expect(text).toContain(`At once ${place}`)
  })

  async function act(fields: Record<string, string>): Promise<number> {
    return (await postAs(analyst, site.origin + here.en.themes, fields)).status
  }
})

describe('coding', () => {
  test('keeps each analyst’s reading apart, counts a response once, and tells agreement', async () => {
    const page = await findOne(analyst, 'mill')
    expect((await page.press(go('save'))).status).toBe(422)
    const saved = await page.press(go('save'), { theme: ['t1', 't2'] })
    expect(saved.fields['theme']).toEqual(['t2', 't1'])
    const unread = await findOne(other, 'mill')
    expect(unread.fields['theme'] ?? []).toEqual([])
    expect(unread.text).toContain('You will see how once you have coded it yourself.')
    const second = await unread.press(go('save'), { theme: 't1' })
    expect(second.text).toContain('What others coded')
    const themes = await analyst.visit(here.en.themes)
    expect(themes.text).toContain('1 text coded by both')
    expect(themes.text).toMatch(/Responses: 1 (?!or)/)
    expect((await listed('en', '?theme=t1')).text).toContain('1 text')
    expect((await listed('en', '?state=uncoded')).text).toContain('9 texts')
  })

  test('goes on to the next text, and a text can be read without a theme', async () => {
    const first = await analyst.visit(links(await listed('fr', '?state=uncoded'))[0]!)
    const next = await first.press(go('next'), { none: '1' })
    expect(next.address.split('?')[0]).not.toBe(first.address.split('?')[0])
    expect(next.text).toContain('Votre codage du texte précédent est enregistré.')
    expect((await analyst.visit(first.address)).fields['none']).toEqual(['1'])
    const both = await next.press(go('save'), { none: '1', theme: 't1' })
    expect([both.status, both.fields['theme'], both.fields['none']]).toEqual([422, ['t1'], ['1']])
  })
})

describe('what may say who somebody is', () => {
  test('is found, and hidden with a reason that the history tells without the words', async () => {
    const read = await (await analyst.visit(here.en.flags)).press(go('flags'))
    expect(read.text).toContain('All texts have been read.')
    expect(read.text).toContain('Telephone number (2)')
    expect(read.text).toContain('It does not find names')
    const page = await findOne(analyst, '613-555-0142')
    const faulty = await page.press(go('redact'), { passage: 'Nobody here', note: 'kept <i>' })
    expect([faulty.status, faulty.fields['passage'], faulty.fields['note']]).toEqual([
      422,
      ['Nobody here'],
      ['kept <i>'],
    ])
    const spans = [...page.html.matchAll(/name="span" value="(\d+:\d+)"/g)].map(([, span]) => span!)
    expect(spans).toHaveLength(3)
    const hidden = await page.press(go('redact'), { span: spans, reason: 'contact', note: 'secret note' })
    expect(hidden.text).toContain('Call me at [redacted: contact details] or write to [redacted: contact details],')
    expect(hidden.text).toContain('The text as received')
    expect(hidden.html).not.toContain('name="span"')
    expect(hidden.text).toContain('3 passages of a text hidden: contact details Note: secret note')
    const list = await listed('fr', '?state=flagged')
    expect(list.text).not.toContain('613-555-0142')
    const named = await (
      await findOne(analyst, 'voisin', 'fr')
    ).press(go('redact'), { passage: 'Untel', reason: 'name' })
    expect(named.text).toContain('Mon voisin [caviardé\u00a0: nom],')
    const events = (await findEvents(site.db, 'brook')).filter(({ kind }) => kind === 'text-redacted')
    expect(events.map(({ actor, body }) => [actor, body])).toContainEqual(['analyst-1', { reason: 'name', length: 5 }])
    const told = events.map(({ actor, kind, body }) => ({ actor, kind, body }))
    expect(JSON.stringify(told)).not.toMatch(/Untel|613|secret note|[0-9a-f]{8}-[0-9a-f]{4}-4/)
    const held = await site.db.selectFrom('response').select('answers').where('consultation', '=', 'brook').execute()
    expect(JSON.stringify(held)).toContain('Mon voisin Untel, au 418 555-0199')
  })

  test('is shown again when the hiding is undone, which withdraws an approved quotation', async () => {
    const page = await findOne(analyst, 'voisin', 'fr')
    const marked = await page.press(go('mark'))
    expect(marked.text).toContain('Une autre personne doit l’approuver.')
    expect((await postAs(analyst, site.origin + page.address, { go: 'approve' })).headers.get('location')).toContain(
      'done=same',
    )
    const approved = await (await findOne(other, 'voisin', 'fr')).press(go('approve'))
    expect(approved.text).toContain('ce texte peut être cité')
    const shown = await approved.press('Annuler 1 passage d’un texte caviardé')
    expect(shown.text).toContain('Untel')
    expect(shown.text).not.toContain('ce texte peut être cité')
    const kinds = (await findEvents(site.db, 'brook')).map(({ kind }) => kind)
    expect(kinds.at(-1)).toBe('text-restored')
  })
})

describe('campaigns', () => {
  test('are grouped, confirmed, counted apart, and never dropped', async () => {
    const page = await (await analyst.visit(here.fr.campaigns)).press(go('campaigns'))
    expect(page.text).toContain('4 réponses contiennent un texte de ce groupe.')
    expect(page.text).toContain('3 ont cette formulation')
    for (const href of links(await listed('en', '?state=campaign'))) {
      await (await analyst.visit(href)).press(go('save'), { theme: 't3', none: [] })
    }
    const confirmed = await page.press('Confirmer la campagne')
    expect(confirmed.text).toContain('Le groupe est confirmé comme campagne.')
    expect((await analyst.visit(here.en.themes)).text).toContain('Responses: 4, or 0 without confirmed campaigns')
    expect((await listed('en')).text).toContain('10 texts')
    const reopened = await confirmed.press('Remettre à examiner')
    expect(reopened.text).toContain('À examiner')
  })

  test('and straight lines are no one’s fault', async () => {
    expect((await analyst.visit(here.fr.flags)).text).toContain('Le temps de réponse n’est pas conservé')
  })
})

test('the file of open texts gives the themes of each text as received', async () => {
  const response = await postAs(analyst, site.origin + here.en.files, { go: 'open-text', separator: ',', bom: '0' })
  const csv = await response.text()
  expect(csv).toContain('response_id,question,language,text,codes\r\n')
  expect(csv).toContain('"The fishes were swimming near the old mill.","t1;t2"\r\n')
  expect(csv).toContain('Mon voisin Untel')
})
