import { afterAll, beforeAll, expect, test } from 'vitest'
import { setNamed } from '../../src/account/appointment-store.js'
import { changePerson } from '../../src/account/person-store.js'
import { settle } from '../../src/revision/decide.js'
import { propose } from '../../src/revision/propose.js'
import { torontoDay } from '../../src/consultation/toronto.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient } from '../support/html-client.js'
import { type Desk, openDesk } from './desk.js'
import { words } from './site-words.js'

let desk: Desk
let editor: HtmlClient
let member: HtmlClient
beforeAll(async () => {
  desk = await openDesk()
  ;[editor, member] = [await desk.signIn('editor-1'), await desk.signIn('member-4')]
})
afterAll(() => desk.site.close())

const crv = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
}
const today = torontoDay(new Date())
const meeting = {
  'place-en': 'Ottawa',
  'place-fr': 'Ottawa',
  from: today,
  to: today,
  present: ['member-2', 'editor-1'],
}

test('an editor records a meeting, and what is missing is told with everything typed kept', async () => {
  const page = await editor.visit(desk.at.fr.meetings)
  expect(page.text).toContain(words.fr('minutes:none'))
  const without = await page.press(words.fr('minutes:record'), {
    ...meeting,
    'place-en': '',
    to: '2018-02-30',
    present: [],
  })
  expect(without.status).toBe(422)
  for (const key of ['place-missing-en', 'day-unfit', 'present-missing'])
    expect(without.text).toContain(words.fr(`minutes:${key}`))
  expect(without.fields).toMatchObject({ 'place-fr': ['Ottawa'], from: [today], to: ['2018-02-30'] })
  // As it is copied from our hint.
  const copied = { ...meeting, from: today.replaceAll('-', '\u2011') }
  const done = await without.press(words.fr('minutes:record'), copied)
  expect(done.text).toContain(words.fr('minutes:done-held'))
  expect(done.text).toContain(words.fr('minutes:there', { count: 2, number: 2 }))
  expect((await desk.review()).meetings).toMatchObject([{ number: 1, place: { fr: 'Ottawa' }, from: today, to: today }])
})

test.each([
  [{ from: '2999-01-01', to: '2999-01-01' }, 'not-yet'],
  [{ from: '2018-02-25', to: '2018-02-23' }, 'ends-before'],
  [{ from: '2018-02-23', to: '2019-02-23' }, 'too-many-days'],
])('days that cannot be are told: %j', async (days, key) => {
  const page = await (
    await editor.visit(desk.at.en.meetings)
  ).press(words.en('minutes:record'), { ...meeting, ...days })
  expect([page.status, page.text]).toEqual([422, expect.stringContaining(words.en(`minutes:${key}`))])
})

test('a meeting sent twice is recorded once', async () => {
  const page = await editor.visit(desk.at.en.meetings)
  await page.press(words.en('minutes:record'), meeting)
  const again = await page.press(words.en('minutes:record'), meeting)
  expect([again.status, again.text]).toEqual([422, expect.stringContaining(words.en('minutes:refused-moved-on'))])
  expect((await desk.review()).meetings).toHaveLength(2)
})

test('minutes tell what was before the meeting, what was decided and why, in both languages', async () => {
  for (const locale of ['en', 'fr'] as const) {
    const { text } = await editor.visit(crv[locale].deskMeeting(1))
    expect(text).toContain('Minutes of meeting 1')
    expect(text).toContain('Procès-verbal de la réunion 1')
    expect(text).toContain('The short form is gone.')
    expect(text).toContain('Le sigle a disparu.')
    expect(text).toContain('Member 4, Member 5')
    expect(text).toContain('Membre 4, Membre 5')
    const first = { en: 'Minutes of', fr: 'Procès-verbal de' }[locale]
    const second = { en: 'Procès-verbal de', fr: 'Minutes of' }[locale]
    expect(text.indexOf(first)).toBeLessThan(text.indexOf(second))
  }
})

test('minutes hold no words that members wrote, and no name of anybody who did not agree to it', async () => {
  const { db } = desk.site
  const named = (person: string, isNamed: boolean) =>
    db.transaction().execute(async (trx) => {
      await changePerson(trx, person, { name: `Name of ${person}` })
      await setNamed(trx, { person, consultation: 'crv', named: isNamed })
    })
  await named('member-4', true)
  await named('member-5', false)
  const { text } = await editor.visit(crv.en.deskMeeting(1))
  expect(text).toContain('Member 4 (Name of member-4), Member 5')
  expect(text).not.toContain('Name of member-5')
  expect(text).not.toContain('Two questions in one.')
})

test('members read the same minutes in their own room, and the way back is to their own list', async () => {
  const page = await (await member.visit(crv.fr.roundtableMeetings)).follow('Réunion 1, Montréal')
  expect([page.status, page.address]).toEqual([200, crv.fr.roundtableMeeting(1)])
  const list = await page.follow(words.fr('minutes:back'))
  expect(list.address).toBe(crv.fr.roundtableMeetings)
  expect(list.html).not.toContain('name="place-en"')
  expect((await member.visit(crv.fr.meetings)).status).toBe(404)
})

test('minutes download as text that holds what the page says, one language after the other', async () => {
  const page = await member.visit(crv.en.roundtableMeeting(1))
  const file = await page.follow(words.en('minutes:download'))
  expect(file.headers.get('content-disposition')).toMatch(/attachment; filename="[a-z-]+-minutes-1\.txt"/)
  expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(file.html.indexOf('Minutes of meeting 1')).toBeLessThan(file.html.indexOf('Procès-verbal de la réunion 1'))
  expect(file.html).toContain('The short form is gone.')
  expect(file.html).toContain('Le sigle a disparu.')
})

test('a proposal belongs to the meeting before which it waited, with the decision that came before the next one', async () => {
  const { draft } = await desk.review()
  const change = { kind: 'set', node: { kind: 'question', id: 'depth' }, attribute: 'text', locale: 'en' } as const
  const changes = [{ ...change, from: 'How deep is it?', to: 'How deep?' }]
  const madeOn = draft!.revisions.length - 1
  const made = await desk.act(
    'member-2',
    propose({ madeOn, changes, question: 'depth', categories: ['simplify'], reason: { en: 'PRIVATE-WORDS' } }),
  )
  expect(made).toMatchObject({ kind: 'proposed' })
  const open = await editor.visit(desk.at.en.deskMeeting(1))
  expect(open.text).toContain('Proposal 1, by Member 2')
  expect(open.text).toContain(words.en('minutes:undecided'))
  expect(open.text).not.toContain('PRIVATE-WORDS')
  const reason = { en: 'Said already <b>.', fr: 'Déjà dit.' }
  await desk.act('editor-2', settle({ proposal: 1, outcome: 'declined', reason }))
  const decided = await editor.visit(desk.at.fr.deskMeeting(1))
  expect(decided.text).toContain('Refusée, ')
  expect(decided.text).toContain('Said already <b>.')
})

test('there are no minutes of a meeting that was not held', async () => {
  for (const path of [
    desk.at.en.deskMeeting(9),
    desk.at.en.deskMeeting('x'),
    desk.at.en.minutesFile(desk.at.en.deskMeeting(9)),
  ])
    expect((await editor.visit(path)).status).toBe(404)
})
