import { afterAll, beforeAll, expect, test } from 'vitest'
import { revertTo } from '../../src/revision/publish.js'
import type { HtmlClient } from '../support/html-client.js'
import { type Desk, openDesk } from './desk.js'
import { words } from './site-words.js'

let desk: Desk
let one: HtmlClient
let two: HtmlClient
beforeAll(async () => {
  desk = await openDesk()
  ;[one, two] = [await desk.signIn('editor-1'), await desk.signIn('editor-2')]
})
afterAll(() => desk.site.close())

const depth = { kind: 'question', id: 'depth' } as const
const reason = { 'reason-en': 'For good reason.', 'reason-fr': 'Pour une bonne raison.' }
const versions = async () => (await desk.review()).publications.map(({ version, revision }) => [version, revision])
const ask = (number: number) => words.en('publication:request', { number })
const confirm = (number: number) => words.fr('publication:confirm', { number })
const read = { en: () => one.visit(desk.at.en.publication), fr: () => two.visit(desk.at.fr.publication) }
const noticesOf = async (person: string) =>
  (await desk.site.db.selectFrom('notice').select(['words', 'path']).where('person', '=', person).execute()).map(
    ({ words: said, path }) => [said.fr, path.fr],
  )

test('where the draft is what was published, the page says so and offers nothing', async () => {
  const page = await read.en()
  expect(page.text).toContain(words.en('publication:nothing-new'))
  await expect(page.press(ask(2))).rejects.toThrow('No button')
})

test('a text that is owed stands in the way, and the page leads to it', async () => {
  await desk.reword(depth, 'en', 'How deep, in metres?')
  const page = await read.fr()
  expect(page.text).toContain(words.fr('publication:owed-fr', { part: words.fr('part:question-text') }))
  const owed = await page.follow(words.fr('publication:owed-fr', { part: words.fr('part:question-text') }))
  expect(owed.address).toBe(desk.at.fr.owed)
  await owed.press(words.fr('owed:give'), { words: 'Quelle profondeur, en mètres?' })
})

test('what will change is told before anybody asks: which questions, and what it does to answers', async () => {
  const { text } = await read.en()
  expect(text).toContain('1 question changed')
  expect(text).toContain(words.en('publication:means-wording'))
  expect(text).toContain('How deep, in metres?')
})

test('whoever asks cannot confirm, and the other editors are told by mail that a confirmation waits', async () => {
  const asked = await (await read.en()).press(ask(2))
  expect(asked.text).toContain(words.en('publication:done-requested'))
  expect(asked.html).not.toContain('value="confirm"')
  const withdrawn = await asked.press(words.en('publication:withdraw'))
  expect(withdrawn.text).toContain(words.en('publication:done-withdrawn'))
  await withdrawn.press(ask(2))
  expect(await noticesOf('editor-1')).toEqual([])
  const [[said, path] = []] = await noticesOf('editor-2')
  expect([said, path]).toEqual([expect.stringContaining('Rédaction 1 demande de publier'), desk.at.fr.publication])
  expect(await noticesOf('member-1')).toEqual([])
})

test('one’s own request is not confirmed by a form of one’s own making', async () => {
  const { draft, publicationRequest } = await desk.review()
  expect(publicationRequest?.by).toBe('editor-1')
  const posted = await fetch(desk.site.origin + desk.at.en.publication, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie: [...one.cookies].map((pair) => pair.join('=')).join('; '),
    },
    body: `go=confirm&revision=${draft!.revisions.length - 1}`,
  })
  expect([posted.status, await posted.text()]).toEqual([
    422,
    expect.stringContaining(words.en('publication:refused-same-person')),
  ])
  expect(await versions()).toEqual([[1, 0]])
})

test('a request is turned back with a reason, and whoever asked is told', async () => {
  const page = await read.fr()
  const without = await page.press(words.fr('publication:turn-back'), { 'reason-en': 'Wait for the meeting.' })
  expect([without.status, without.text]).toEqual([422, expect.stringContaining(words.fr('reason:missing-fr'))])
  expect(without.fields['reason-en']).toContain('Wait for the meeting.')
  const done = await without.press(words.fr('publication:turn-back'), { 'reason-fr': 'Attendons la réunion.' })
  expect(done.text).toContain(words.fr('publication:done-turned-back'))
  expect((await read.en()).text).toContain('Wait for the meeting.')
  expect(await noticesOf('editor-1')).toEqual([
    [expect.stringContaining('Rédaction 2 a renvoyé'), desk.at.fr.publication],
  ])
})

test('a draft that changed after it was asked for is not published unseen', async () => {
  await (await read.en()).press(ask(2))
  const page = await read.fr()
  await desk.reword(depth, 'en', 'How many metres?')
  const late = await page.press(confirm(2))
  expect([late.status, late.text]).toEqual([
    422,
    expect.stringContaining(words.fr('publication:refused-not-requested')),
  ])
  await (await one.visit(desk.at.en.owed)).press(words.en('owed:give'), { words: 'Combien de mètres?' })
  // Asked for anew, it is still not what the second person read.
  await (await read.en()).press(ask(2))
  const unseen = await page.press(confirm(2))
  expect([unseen.status, unseen.text]).toEqual([422, expect.stringContaining(words.fr('publication:refused-moved-on'))])
  expect(await versions()).toEqual([[1, 0]])
})

test('a second person publishes, and whoever begins from then on answers the new version', async () => {
  const published = await (await read.fr()).press(confirm(2))
  expect(published.text).toContain(words.fr('publication:done-published'))
  const response = await fetch(`${desk.site.origin}${desk.at.en.page(1)}`)
  expect(await response.text()).toContain('How many metres?')
  const { publications } = await desk.review()
  expect(publications.at(-1)).toMatchObject({ version: 2, by: 'editor-2', requestedBy: 'editor-1' })
  for (const { fingerprint } of publications) expect((await read.en()).text).toContain(fingerprint)
})

test('of two who confirm at once one publishes, and the other is told', async () => {
  await desk.act('editor-1', revertTo({ version: 1, reason: { en: 'Back', fr: 'Retour' } }))
  await (await read.en()).press(ask(3))
  const [first, second] = [await read.fr(), await read.fr()]
  const came = await Promise.all([first.press(confirm(3)), second.press(confirm(3))])
  expect(came.map(({ status }) => String(status)).toSorted()).toEqual(['200', '422'])
  expect((await versions()).map(([version]) => version)).toEqual([1, 2, 3])
})

test('going back to a version makes it the draft, with a reason, and publishing it is a new version', async () => {
  const page = await read.en()
  const button = words.en('publication:revert', { number: 2 })
  expect((await page.press(button)).status).toBe(422)
  const done = await page.press(button, reason)
  expect(done.text).toContain(words.en('publication:done-reverted'))
  const { draft, publications } = await desk.review()
  expect(draft!.revisions.at(-1)!.fingerprint).toBe(publications[1]!.fingerprint)
  const again = await page.press(button, reason)
  expect([again.status, again.text]).toEqual([
    422,
    expect.stringContaining(words.en('publication:refused-changes-nothing')),
  ])
})

test('that one person is enough is recorded with its reason, and then one publishes alone', async () => {
  const switched = await (await read.fr()).press(words.fr('publication:one'), reason)
  expect(switched.text).toContain(words.fr('publication:takes-one'))
  const late = await (await read.en()).press(words.en('publication:publish', { number: 4 }))
  expect(late.text).toContain(words.en('publication:done-published'))
  expect((await desk.review()).publications.at(-1)).toMatchObject({
    version: 4,
    by: 'editor-1',
    requestedBy: 'editor-1',
  })
  const [mine, theirs] = [await read.en(), await read.fr()]
  await mine.press(words.en('publication:two'), reason)
  const set = await theirs.press(words.fr('publication:two'), reason)
  expect([set.status, set.text]).toEqual([422, expect.stringContaining(words.fr('publication:refused-set-already'))])
})
