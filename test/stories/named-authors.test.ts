import { afterAll, beforeAll, expect, test } from 'vitest'
import { dismiss } from '../../src/account/appointment-store.js'
import { disablePerson } from '../../src/account/person-store.js'
import { eraseUtterance } from '../../src/history/history-store.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import type { Proposal } from '../../src/revision/review.js'
import { isAccepted } from '../../src/revision/shaping.js'
import { consultationAddress } from '../../src/web/address.js'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'

let site: Site
let password: string
/** The accepted proposals of the sample, by who made them. */
let accepted: ReadonlyMap<string, readonly Proposal[]>
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
  const { proposals } = await openReviewStore(site.db).read('crv')
  const all = [...proposals.values()].filter(isAccepted)
  accepted = new Map(all.map(({ by }) => [by, all.filter((proposal) => proposal.by === by)]))
})
afterAll(() => site.close())

const here = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
}
const changesIn = (locale: 'en' | 'fr') => openHtmlClient(site.origin).visit(here[locale].changes)
const authors = () => [...accepted.keys()].filter((id) => id.startsWith('member-'))

/** Has someone go by a name and lets the public see it in the sample, or takes that back. */
async function name(id: string, go: 'named' | 'unnamed', called?: string): Promise<void> {
  const browser = await signedIn(site, id, password)
  if (called !== undefined) await (await browser.visit('/en/account')).press('Save', { name: called })
  // The form of the consultation that is open comes first.
  await (await browser.visit('/en/account')).press({ name: 'go', value: go })
}

test('nobody is named who did not agree to it', async () => {
  const [english, french] = [await changesIn('en'), await changesIn('fr')]
  expect(english.text).toMatch(/Proposed by a member \(proposal \d+\), accepted on/)
  expect(french.text).toMatch(/Proposé par une personne de la table ronde \(proposition \d+\), accepté/)
  expect(english.html + french.html).not.toMatch(/member-\d|Member \d|Membre \d/)
})

test('whoever agreed is named in both languages, beside each accepted proposal of theirs and nowhere else, until they take it back', async () => {
  const [id] = authors()
  await name(id!, 'named', 'Zoé <b>Lépine</b>')
  const numbers = accepted.get(id!)!.map(({ number }) => number)
  for (const [locale, by, proposal] of [
    ['en', 'Proposed by', 'proposal'],
    ['fr', 'Proposé par', 'proposition'],
  ] as const) {
    const page = await changesIn(locale)
    const shown = [...page.text.matchAll(new RegExp(`${by} Zoé <b>Lépine</b> \\(${proposal} (\\d+)\\)`, 'g'))]
    expect(new Set(shown.map(([, number]) => Number(number)))).toEqual(new Set(numbers))
    expect(page.text.split('Zoé').length - 1).toBe(shown.length)
    expect(page.html).not.toContain('<b>Lépine')
  }
  await name(id!, 'unnamed')
  for (const locale of ['en', 'fr'] as const) expect((await changesIn(locale)).text).not.toContain('Zoé')
})

test('another name takes the place of the one before at once', async () => {
  const [, id] = authors()
  await name(id!, 'named', 'Ana Roy')
  expect((await changesIn('en')).text).toContain('Proposed by Ana Roy (')
  await name(id!, 'named', 'Ana Roy-Cyr')
  expect((await changesIn('en')).text).toContain('Proposed by Ana Roy-Cyr (')
})

test('someone who is called by a title is so in both languages', async () => {
  const [, , id] = authors()
  await name(id!, 'named')
  const number = id!.slice('member-'.length)
  expect((await changesIn('en')).text).toContain(`Proposed by Member ${number} (`)
  expect((await changesIn('fr')).text).toContain(`Proposé par Membre ${number} (`)
})

test('the name goes with the role, and with the account', async () => {
  const [, , , one, other] = authors()
  await name(one!, 'named', 'Role Taken')
  await name(other!, 'named', 'Account Shut')
  const before = (await changesIn('en')).text
  for (const called of ['Role Taken', 'Account Shut']) expect(before).toContain(`Proposed by ${called} (`)
  await site.db.transaction().execute(async (trx) => {
    await dismiss(trx, { person: one!, consultation: 'crv', role: 'member' })
    await disablePerson(trx, other!, new Date())
  })
  const after = (await changesIn('en')).text
  for (const called of ['Role Taken', 'Account Shut']) expect(after).not.toContain(called)
})

test('whoever has the words of a proposal erased is not named beside it', async () => {
  const [, id] = authors()
  const [proposal] = accepted.get(id!)!
  const said = `Proposed by Ana Roy-Cyr (proposal ${proposal!.number})`
  expect((await changesIn('en')).text).toContain(said)
  const erasure = { utterance: proposal!.reason.utterance, actor: 'administrator-1', at: new Date() }
  await site.db.transaction().execute((trx) => eraseUtterance(trx, 'crv', erasure))
  const { text } = await changesIn('en')
  expect(text).not.toContain(said)
  expect(text).toContain(`Proposed by a member (proposal ${proposal!.number})`)
})
