import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { propose } from '../../src/revision/propose.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { standingOf } from '../../src/revision/review.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { verifyReview } from '../../src/revision/verify.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'

const en = consultationAddress('en', 'online-child-sexual-exploitation')
const fr = consultationAddress('fr', 'exploitation-sexuelle-enfants-en-ligne')
const crv = consultationAddress('en', 'countering-radicalization-violence')

let site: Site
let one: HtmlClient
let two: HtmlClient
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
  one = await signedIn(site, 'editor-1', password)
  two = await signedIn(site, 'editor-2', password)
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const because = (en: string, fr: string) => ({ 'reason-en': en, 'reason-fr': fr })
const reason = because('It is clearer.', 'C’est plus clair.')
const review = () => openReviewStore(site.db).read('ocse')
const standing = async (number: number) => standingOf((await review()).proposals.get(number)!)

const decide = (page: HtmlPage, outcome: string, more: Record<string, string> = {}) =>
  page.press(go('decide'), { outcome, ...reason, ...more })

async function noticesFor(person: string): Promise<readonly string[]> {
  const rows = await site.db.selectFrom('notice').select('words').where('person', '=', person).execute()
  return rows.map(({ words }) => (words as unknown as { en: string }).en)
}

test('the docket tells, by question, what is asked for, what is at odds and what is owed', async () => {
  const docket = await one.visit(en.desk)
  expect(docket.status).toBe(200)
  expect(docket.text).toMatch(/to decide\s*8/)
  expect(docket.text).toContain('Cannot be accepted beside 3 as it stands.')
  const french = await one.visit(fr.desk)
  expect(french.text).toContain('En conflit avec\u00a0: 3.')
})

test('a proposal at odds with another shows both, and what each would cost', async () => {
  const page = await one.visit(en.deskProposal(2))
  expect(page.text).toContain('At odds with')
  expect(page.text).toContain('Proposal 3')
  expect(page.text).toContain('the wording changes; answers can be compared with a note')
  const oneSided = await one.visit(en.deskProposal(4))
  expect(oneSided.text).toMatch(/owed in English/)
})

test('answers already held are counted by version, and nothing more is told of them', async () => {
  await site.db
    .insertInto('response')
    .values(
      ['a', 'b', null, false].map((answer, index) => ({
        id: `00000000-0000-4000-8000-00000000000${index}`,
        consultation: 'crv',
        version: 1,
        language: 'en' as const,
        notice_version: 1,
        answers: JSON.stringify({ h1: answer }) as never,
        received_week: '2026-W40',
      })),
    )
    .execute()
  const form = await one.visit(`${crv.deskQuestion('h1')}?work=edit`)
  const seen = await form.press(go('preview'), { 'q0.text.en': 'What else should we know?' })
  expect(seen.text).toContain('2 answers to version 1')
})

describe('a decision', () => {
  test('needs an outcome and a reason in both languages, and keeps what was typed', async () => {
    const page = await one.visit(en.deskProposal(5))
    const asked = await page.press(go('decide'), { 'reason-fr': 'Plus tard.' })
    expect([asked.status, asked.fields['reason-fr']]).toEqual([422, ['Plus tard.']])
    expect(asked.text).toContain('Choose what you decide.')
    expect(asked.text).toContain('Write the reason in English.')
    expect(await standing(5)).toBe('open')
  })

  test('to defer leaves the proposal to be decided again, and its author is told', async () => {
    const page = await decide(await one.visit(en.deskProposal(5)), 'deferred')
    expect(page.address).toContain('done=decided')
    expect(await standing(5)).toBe('deferred')
    expect(page.text).toContain('Deferred')
    expect(await noticesFor('member-10')).toEqual([expect.stringContaining('is deferred')])
    await decide(await one.visit(en.deskProposal(5)), 'declined')
    expect(await standing(5)).toBe('declined')
    const member = await signedIn(site, 'member-10', password)
    expect((await member.visit(en.ownProposals)).text).toContain('It is clearer.')
  })

  test('to accept one of two at odds makes a revision, and the other says what moved on', async () => {
    const before = (await review()).draft!.revisions.length
    await decide(await one.visit(en.deskProposal(2)), 'accepted')
    expect((await review()).draft!.revisions).toHaveLength(before + 1)
    const other = await one.visit(en.deskProposal(3))
    expect(other.text).toContain('The draft has moved on')
    expect(other.text).not.toContain('Accept it with modifications: edit it first Accept it')
    expect(other.fields['supersededBy']).toEqual(['2'])
    const covered = await decide(other, 'superseded')
    expect(covered.address).toContain('done=decided')
    expect(await standing(3)).toBe('superseded')
  })

  test('with modifications is edited first, as the proposal would have it', async () => {
    const form = await one.visit(en.modifying(7))
    const words = 'How much should companies be made to do?'
    const seen = await form.press(go('preview'), { 'q0.text.en': words })
    expect(seen.text).toContain('What it would cost')
    const asked = await seen.press(go('send'))
    expect([asked.status, asked.fields['q0.text.en']]).toEqual([422, [words]])
    const sent = await asked.press(go('send'), reason)
    expect(sent.address).toContain('done=decided')
    expect(await standing(7)).toBe('accepted-modified')
    expect(JSON.stringify((await review()).draft!.document)).toContain(words)
  })

  test('by two editors at once lands once; the other keeps the words and is told', async () => {
    const [first, second] = await Promise.all([one.visit(en.deskProposal(8)), two.visit(en.deskProposal(8))])
    await decide(first, 'declined')
    const late = await decide(second, 'accepted', because('Mine in English.', 'La mienne en français.'))
    expect(late.status).toBe(409)
    expect(late.text).toContain('Someone has decided about it already: Declined')
    expect(late.text).toContain('Mine in English.')
    expect(late.text).toContain('La mienne en français.')
    expect(await standing(8)).toBe('declined')
  })

  test('on a draft that moved on since is not made before the editor saw it', async () => {
    const page = await one.visit(en.deskProposal(9))
    const form = await two.visit(`${en.deskQuestion('s1')}?work=edit`)
    const seen = await form.press(go('preview'), { 'q0.hint.en': 'Think of where you live.' })
    await seen.press(go('send'), reason)
    const late = await decide(page, 'accepted')
    expect([late.status, late.fields['reason-en']]).toEqual([409, ['It is clearer.']])
    expect(late.text).toContain('The draft moved on while you looked at it.')
    expect((await decide(late, 'accepted')).address).toContain('done=decided')
  })
})

describe('an editor’s own revision', () => {
  test('that conflicts with what another just did keeps every word', async () => {
    const [mine, theirs] = await Promise.all(
      [one, two].map((browser) => browser.visit(`${en.deskQuestion('a1')}?work=edit`)),
    )
    const seen = await mine!.press(go('preview'), { 'q0.text.en': 'Whom should campaigns reach?' })
    await (await theirs!.press(go('preview'), { 'q0.text.en': 'Who should hear of this?' })).press(go('send'), reason)
    const late = await seen.press(go('send'), reason)
    expect([late.status, late.fields['q0.text.en'], late.fields['reason-en']]).toEqual([
      409,
      ['Whom should campaigns reach?'],
      ['It is clearer.'],
    ])
    expect(late.text).toContain('Someone changed the same words in the meantime.')
  })

  test.for([
    ['new', 'c2', { 'q0.text.en': 'And what else?', 'q0.choices.0.en': 'This', 'q0.choices.1.en': 'That' }],
    ['move', 'c2', {}],
    ['split', 'c2', { 'q0.text.en': 'Who should help at home?' }],
    ['remove', 'h1', {}],
  ] as const)('of another kind (%s) is made with a reason', async ([work, id, fields]) => {
    const form = await one.visit(`${crv.deskQuestion(id)}?work=${work}`)
    const stepped = work === 'move' ? await form.press(go('up:place')) : form
    const seen = await stepped.press(go('preview'), fields)
    const made = await seen.press(go('send'), reason)
    expect([work, made.address]).toEqual([work, `${crv.desk}?done=revised`])
  })
})

test('the whole draft can be changed as a document, and what is no questionnaire is said where it stands', async () => {
  const form = await one.visit(crv.deskSource)
  const draft = JSON.parse(form.fields['source']![0]!) as { pages: { title: { en: string } }[]; id?: string }
  draft.pages[0]!.title.en = 'Who you are, in a few words'
  const seen = await form.press(go('preview'), { source: JSON.stringify(draft) })
  expect(seen.text).toContain('Title of the page')
  expect((await seen.press(go('send'), reason)).address).toContain('done=revised')
  const broken = await form.press(go('preview'), { source: JSON.stringify({ ...draft, pages: [] }) })
  expect([broken.status, broken.text.includes('/pages: Fewer items than the least number, 1.')]).toEqual([422, true])
  const unread = await form.press(go('preview'), { source: '{"pages": ' })
  expect([unread.status, unread.fields['source']]).toEqual([422, ['{"pages": ']])
})

test('several that leave each other alone are accepted together; those that touch are not', async () => {
  const proposing = async (to: string, by: string) => {
    const reviews = openReviewStore(site.db)
    const { draft } = await reviews.read('crv')
    const [from] = [(draft!.document as unknown as { title: { en: string } }).title.en]
    const change = { kind: 'set', node: { kind: 'questionnaire' }, attribute: 'title', locale: 'en', from, to } as const
    return reviews.act(
      { consultation: 'crv', by, at: new Date() },
      propose({ madeOn: draft!.revisions.length - 1, changes: [change], categories: ['clarify'], reason: { en: to } }),
    )
  }
  const made = [await proposing('One title', 'member-1'), await proposing('Another title', 'member-2')]
  const numbers = made.map((each) => (each.kind === 'proposed' ? String(each.proposal) : ''))
  const docket = await one.visit(crv.desk)
  const touching = await docket.press(go('together'), { proposal: numbers, ...reason })
  expect([touching.status, touching.fields['reason-en']]).toEqual([409, ['It is clearer.']])
  expect(touching.text).toContain('touch the same thing')
  const few = await docket.press(go('together'), { proposal: [numbers[0]!], ...reason })
  expect(few.text).toContain('Tick two proposals at least.')
  const apart = await one.visit(en.desk)
  const accepted = await apart.press(go('together'), { proposal: ['4', '6'], ...reason })
  expect(accepted.address).toContain('done=accepted')
  expect([await standing(4), await standing(6)]).toEqual(['accepted', 'accepted'])
})

test('what is done at the desk is in the history, which holds', async () => {
  expect(await verifyReview(await loadKeptHistory(site.db, 'ocse'))).toMatchObject({ kind: 'sound' })
  for (const address of [
    en.deskProposal(99),
    en.deskProposal('x'),
    en.modifying(2),
    `${en.deskQuestion('zz')}?work=edit`,
  ]) {
    expect([address, (await one.visit(address)).status]).toEqual([address, 404])
  }
})
