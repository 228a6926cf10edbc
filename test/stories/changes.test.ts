import { afterAll, beforeAll, expect, test } from 'vitest'
import { fingerprint } from '../../src/questionnaire/canonical.js'
import { noHead, type Link } from '../../src/history/event.js'
import { eraseUtterance } from '../../src/history/history-store.js'
import { verifyChain } from '../../src/history/verify.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { wellsQuestionnaire } from '../support/wells.js'

let site: Site
const at = {
  en: '/en/consultations/countering-radicalization-violence',
  fr: '/fr/consultations/lutte-radicalisation-menant-violence',
}

beforeAll(async () => {
  site = await openSite()
})

afterAll(() => site.close())

async function read(path: string): Promise<string> {
  const response = await fetch(site.origin + path)
  expect(response.status).toBe(200)
  return response.text()
}

test('everybody can read how the roundtable shaped the questionnaire, in their language, by whom it names nobody', async () => {
  const [english, french] = [await read(`${at.en}/changes`), await read(`${at.fr}/modifications`)]
  expect(english).toContain('Rate your level of familiarity with CRV.')
  expect(english).toContain('The short form is gone.')
  expect(english).toContain('A street or a neighbourhood could identify someone')
  expect(french).toContain('Évaluez votre degré de familiarité avec la CRV.')
  expect(french).toContain('Le sigle a disparu.')
  for (const page of [english, french]) expect(page).not.toMatch(/member-\d|editor-\d|Member \d/)
  // What members said to one another is theirs.
  expect(english).not.toContain('Two questions in one.')
})

test('the page of a consultation leads there', async () => {
  expect(await read(at.en)).toContain(`href="${at.en}/changes"`)
  expect(await read(at.fr)).toContain(`href="${at.fr}/modifications"`)
})

test('a reason that is erased is gone from the page at once, and the page says so', async () => {
  const { proposals } = await openReviewStore(site.db).read('crv')
  const { utterance } = proposals.get(1)!.decisions[0]!.reason
  expect(await read(`${at.en}/changes`)).toContain('The short form is gone.')
  await site.db
    .transaction()
    .execute((trx) => eraseUtterance(trx, 'crv', { utterance, actor: 'editor-1', at: new Date() }))
  const page = await read(`${at.en}/changes`)
  expect(page).not.toContain('The short form is gone.')
  expect(page).toContain('These words have been erased.')
})

test('anybody can take the history away and check its chain; it holds no word that people said', async () => {
  const text = await read('/api/consultations/countering-radicalization-violence/history')
  const { links } = JSON.parse(text) as { links: readonly Link[] }
  const verification = await verifyChain('crv', links, [])
  // The chain is whole; the words that it mentions are kept elsewhere.
  expect(verification).toMatchObject({ kind: 'tampered', with: 'utterance-missing' })
  expect(links[0]!.entry).toContain(noHead.hash)
  expect(text).not.toContain('The short form is gone.')
  const tampered = links.with(9, { ...links[9]!, entry: links[9]!.entry.replace('member', 'nember') })
  expect(await verifyChain('crv', tampered, [])).toMatchObject({ kind: 'tampered', number: 10 })
})

test('a questionnaire that nobody asked to change has its page too: its version, and its history', async () => {
  const questionnaire = wellsQuestionnaire()
  await addConsultation(site, { id: 'wells', questionnaire, opensOn: '2020-01-01', closesOn: '2099-12-31' })
  const page = await read('/en/consultations/wells/changes')
  expect(page).toContain(fingerprint(questionnaire))
  expect(page).not.toContain('What we did not change')
})

test('what is not published is not there', async () => {
  for (const path of ['/en/consultations/nowhere/changes', '/api/consultations/nowhere/history'])
    expect((await fetch(site.origin + path)).status).toBe(404)
})
