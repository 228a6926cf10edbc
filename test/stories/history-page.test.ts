import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findEvents } from '../../src/history/history-store.js'
import { comment } from '../../src/revision/comment.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { verifyReview } from '../../src/revision/verify.js'
import { consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import { lastLetterTo, linkIn } from '../support/letters.js'
import { type Desk, openDesk } from './desk.js'
import { words } from './site-words.js'

let desk: Desk
let editor: HtmlClient
beforeAll(async () => {
  desk = await openDesk()
  editor = await desk.signIn('editor-1')
})
afterAll(() => desk.site.close())

const crv = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
}
const depth = { kind: 'question', id: 'depth' } as const
const verified = async () => verifyReview(await loadKeptHistory(desk.site.db, 'spring'))

test('the history reads the last entry first, page by page, and says whether it holds together', async () => {
  for (const locale of ['en', 'fr'] as const) {
    const say = words[locale]
    const page = await editor.visit(crv[locale].history)
    const last = (await findEvents(desk.site.db, 'crv')).length
    expect(page.text).toContain({ en: 'Every entry fits the one before it', fr: 'Chaque entrée correspond' }[locale])
    expect(page.text).toContain(
      `${say('history:entry', { number: last })} ${say('history:version-published', { number: 1 })}`,
    )
    let older = page
    while (older.links.some(({ text }) => text === say('history:older')))
      older = await older.follow(say('history:older'))
    expect(older.text).toContain(`${say('history:entry', { number: 1 })} ${say('history:draft-opened')}`)
    let newer = older
    while (newer.links.some(({ text }) => text === say('history:newer')))
      newer = await newer.follow(say('history:newer'))
    expect(newer.address).toBe(crv[locale].history)
    expect(newer.text).toBe(page.text)
  }
})

test('every entry of the samples has words in both languages', async () => {
  for (const locale of ['en', 'fr'] as const) {
    for (const before of [60, 110, 160, 210]) {
      const { text, status } = await editor.visit(`${crv[locale].history}?before=${before}`)
      expect([status, text]).toEqual([
        200,
        expect.not.stringContaining(words[locale]('history:of-another-kind', { kind: '' }).replace(' ()', '')),
      ])
    }
  }
})

test('an entry shows what was said in it, its hash and the one before', async () => {
  await desk.act('member-4', comment({ question: 'depth', locale: 'en', words: 'My name is Ada <b>Lovelace</b>.' }))
  const { event } = await desk.review()
  const page = await (await editor.visit(desk.at.fr.history)).follow(words.fr('history:entry', { number: event }))
  expect(page.text).toContain('Membre 4')
  expect(page.text).toContain('My name is Ada <b>Lovelace</b>.')
  const [link, before] = (await loadKeptHistory(desk.site.db, 'spring')).links.toReversed()
  for (const { hash } of [link!, before!]) expect(page.text).toContain(hash)
})

test('an entry with a proposal shows the words that it is about, not how they are kept', async () => {
  const events = await findEvents(desk.site.db, 'crv')
  const proposals = events.filter(({ kind }) => kind === 'proposal-made')
  const pages = await Promise.all(proposals.map(({ number }) => editor.visit(crv.fr.historyEntry(number))))
  const coded = pages.flatMap(({ html }) => html.match(/<p class="typed code">[^<]*/g) ?? [])
  expect(coded.filter((code) => /&quot;(en|fr)&quot;: /.test(code))).toEqual([])
  expect(pages.filter(({ html }) => /<p class="typed" lang="fr-CA">/.test(html)).length).toBeGreaterThan(5)
})

test('an editor erases words with a reason by its code, and the page then says who did and why, not what', async () => {
  const { event } = await desk.review()
  const page = await editor.visit(desk.at.en.historyEntry(event))
  const without = await page.press(words.en('history:erase'))
  expect([without.status, without.text]).toEqual([422, expect.stringContaining(words.en('history:refused-no-cause'))])
  const two = await desk.signIn('editor-2')
  const theirs = await two.visit(desk.at.fr.historyEntry(event))
  const erased = await without.press(words.en('history:erase'), { because: 'personal-information' })
  expect(erased.text).toContain(words.en('cause:erased'))
  expect(erased.text).toContain(words.en('history:erased-personal-information'))
  expect(erased.html).not.toContain('Lovelace')
  const late = await theirs.press(words.fr('history:erase'), { because: 'other' })
  expect([late.status, late.text]).toEqual([422, expect.stringContaining(words.fr('history:refused-erased-already'))])
  expect(await verified()).toMatchObject({ kind: 'sound', erased: 1 })
  expect((await editor.visit(desk.at.en.history)).text).toContain('Words erased: 1.')
})

test('words of another entry are not erased through this one', async () => {
  const review = await desk.review()
  await desk.act('member-4', comment({ question: 'depth', locale: 'fr', words: 'Encore.' }))
  await desk.act('member-4', comment({ question: 'depth', locale: 'fr', words: 'Toujours.' }))
  const { comments } = await desk.review()
  const page = await editor.visit(desk.at.en.historyEntry(review.event + 2))
  const other = comments.get(2)!.words.utterance
  const posted = await page.press(words.en('history:erase'), { utterance: other, because: 'other' })
  expect(posted.status).toBe(422)
  expect(await verified()).toMatchObject({ kind: 'sound', erased: 1 })
})

test('a reason that is erased is erased wherever it stood', async () => {
  await desk.reword(depth, 'en', 'How deep, in metres?')
  const { event } = await desk.review()
  expect((await editor.visit(desk.at.en.owed)).text).toContain('So that How deep')
  const page = await editor.visit(desk.at.en.historyEntry(event))
  await page.press(words.en('history:erase'), { because: 'asked-by-author' })
  const owed = await editor.visit(desk.at.en.owed)
  expect(owed.text).not.toContain('So that How deep')
  expect(owed.text).toContain(words.en('cause:erased'))
  expect((await editor.visit(desk.at.fr.historyWords('depth'))).text).toContain(words.fr('cause:erased'))
})

test('every text of a question leads to the first draft or to the decision that it comes from', async () => {
  for (const locale of ['en', 'fr'] as const) {
    const index = await editor.visit(crv[locale].historyWordsIndex)
    const title = {
      en: 'Rate your level of familiarity with CRV.',
      fr: 'Évaluez votre degré de familiarité avec la CRV.',
    }
    const link = index.links.find(({ href }) => href.endsWith('/b1'))!
    expect(link.text).not.toBe('')
    const page = await index.follow(link.text)
    expect(page.text).not.toContain(title[locale])
    expect(page.text).toMatch({ en: /Proposal 1, accepted/, fr: /Proposition 1, acceptée/ }[locale])
    expect(page.text).toContain({ en: 'The short form is gone.', fr: 'Le sigle a disparu.' }[locale])
    const version = await page.follow(words[locale]('history:of-version', { number: 1 }))
    expect(version.address).toBe(`${crv[locale].historyWords('b1')}?version=1`)
  }
  for (const path of [
    crv.en.historyWords('nowhere'),
    `${crv.en.historyWords('b1')}?version=9`,
    crv.en.historyEntry(9999),
  ])
    expect((await editor.visit(path)).status).toBe(404)
})

test('who was invited, joined, was shut out and left is in the history by ids and roles, and no name or address', async () => {
  const administrator = await desk.signIn('administrator-1')
  const before = (await desk.review()).event
  const email = 'lovelace@example.org'
  const people = await administrator.visit(desk.at.en.people)
  const invited = await people.press(words.en('people:invite'), { email: 'gone@example.org', role: 'analyst' })
  await invited.press(`${words.en('people:withdraw')} gone@example.org`)
  await (await administrator.visit(desk.at.en.people)).press(words.en('people:invite'), { email, role: 'member' })
  const newcomer = openHtmlClient(desk.site.origin)
  const invitation = await newcomer.visit(linkIn(await lastLetterTo(desk.site.db, email), 'en'))
  await invitation.press(words.en('invitation:accept'), { name: 'Ada Lovelace', password: 'a rather long password' })
  const person = (await desk.site.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst())!
  const change = async (value: string, fields: { readonly [name: string]: string } = {}) =>
    (await administrator.visit(desk.at.en.people)).press({ name: 'go', value }, { person: person.id, ...fields })
  await sql`insert into second_factor (id, person, secret, backup_codes) values ('kept', ${person.id}, 'sealed', '[]')`.execute(
    desk.site.db,
  )
  await desk.site.db.updateTable('person').set({ two_factor_enabled: true }).where('id', '=', person.id).execute()
  for (const value of ['disable', 'enable', 'reset']) await change(value)
  await change('remove', { role: 'member' })
  const events = await findEvents(desk.site.db, 'spring', before)
  expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['invitation-sent', 'administrator-1'],
    ['invitation-withdrawn', 'administrator-1'],
    ['invitation-sent', 'administrator-1'],
    ['role-given', person.id],
    ['account-disabled', 'administrator-1'],
    ['account-enabled', 'administrator-1'],
    ['second-factor-reset', 'administrator-1'],
    ['role-taken', 'administrator-1'],
  ])
  expect(JSON.stringify(events)).not.toMatch(/lovelace|example\.org/i)
  expect((await editor.visit(desk.at.fr.history)).text).toContain('Invitation envoyée')
})

test('an entry that was changed behind the program’s back is named, and the page still opens', async () => {
  await desk.site.db.transaction().execute(async (trx) => {
    await sql`alter table event disable trigger event_never_changes`.execute(trx)
    await sql`update event set entry = replace(entry, 'editor-1', 'editor-2') where consultation = 'spring' and number = 2`.execute(
      trx,
    )
    await sql`alter table event enable trigger event_never_changes`.execute(trx)
  })
  const page = await editor.visit(desk.at.en.history)
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('Entry 2 is the first that does not fit')])
  const french = await editor.visit(desk.at.fr.history)
  expect(french.text).toContain('L’entrée 2 est la première qui ne correspond pas')
  const entry = await editor.visit(desk.at.en.historyEntry(2))
  expect([entry.status, entry.text]).toEqual([200, expect.stringContaining(words.en('history:unreadable'))])
})
