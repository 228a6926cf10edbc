import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHtmlClient } from '../support/html-client.js'
import { lastLetterTo, linkIn } from '../support/letters.js'
import { oneTimeCode } from '../support/one-time-code.js'
import { openSite, type Site } from '../support/open-site.js'
import { people, personOf, sampleEmail, signedIn } from './people.js'

let site: Site
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
})
afterAll(() => site.close())

const enter = async (id: string) => signedIn(site, id, password)

test('someone changes how they are called and written to', async () => {
  const browser = await enter('member-1')
  let page = await browser.visit('/en/account')
  page = await page.press('Save', { name: '\u2028', mail: 'weekly' })
  expect([page.status, page.title.startsWith('One thing to look at'), page.fields['mail']]).toEqual([
    422,
    true,
    ['weekly'],
  ])
  page = await page.press('Save', { name: 'Éléonore <i>E</i> & co.', language: 'fr', mail: 'weekly' })
  expect(page.text).toContain('Your changes are saved.')
  expect(page.text).toContain('Éléonore <i>E</i> & co.')
  expect(page.html).toContain('Éléonore &lt;i&gt;E&lt;/i&gt; &amp; co.')
  expect(await personOf(site.db, sampleEmail('member-1'))).toMatchObject({ locale: 'fr', mail_wish: 'weekly' })
})

test('a member agrees that the public sees their name, in one consultation, and takes it back', async () => {
  const browser = await enter('member-2')
  const named = async () => {
    const rows = site.db.selectFrom('appointment').select(['consultation', 'named']).where('person', '=', 'member-2')
    return Object.fromEntries((await rows.execute()).map((row) => [row.consultation, row.named]))
  }
  let page = await browser.visit('/en/account')
  page = await page.press({ name: 'go', value: 'named' })
  // The one that is open stands before the one that is to come.
  expect(await named()).toEqual({ cjs: false, crv: true, ocse: false })
  page = await page.press({ name: 'go', value: 'unnamed' })
  expect(page.text).toContain('The public sees neither your name nor “Member 2”')
  expect(await named()).toEqual({ cjs: false, crv: false, ocse: false })
})

test('someone who is signed in in two places ends the other', async () => {
  const [here, there] = [await enter('member-3'), await enter('member-3')]
  let page = await here.visit('/en/account')
  expect(page.text).toContain('You are signed in in 2 places.')
  page = await page.press('Sign out everywhere else')
  expect(page.text).toContain('You are signed in here only.')
  expect((await there.visit('/en/account')).address).toContain('/en/sign-in')
  expect((await here.visit('/en/account')).address).toBe('/en/account')
})

test('another password takes the present one, and ends every other session', async () => {
  const [here, there] = [await enter('member-5'), await enter('member-5')]
  let page = await here.visit('/fr/compte/mot-de-passe')
  page = await page.press('Enregistrer le nouveau mot de passe', { present: 'wrong', password: 'court' })
  expect([page.status, page.title.startsWith('2 éléments à revoir')]).toEqual([422, true])
  expect(page.html).not.toContain('court')
  page = await page.press('Enregistrer le nouveau mot de passe', {
    present: password,
    password: 'héron marais lanterne',
  })
  expect(page.text).toContain('Votre mot de passe est changé.')
  expect((await there.visit('/en/account')).address).toContain('/en/sign-in')
  await expect(enter('member-5')).rejects.toThrow('not let in')
  await signedIn(site, 'member-5', 'héron marais lanterne')
})

test('a forgotten password is set by the link in a mail, once, and ends every session', async () => {
  const there = await enter('member-6')
  const browser = openHtmlClient(site.origin)
  let page = await (await browser.visit('/fr/connexion')).follow('J’ai oublié mon mot de passe')
  page = await page.press('Envoyer le lien', { email: 'nobody' })
  expect(page.status).toBe(422)
  const unknown = await page.press('Envoyer le lien', { email: 'nobody@example.org' })
  const known = await (
    await browser.visit('/fr/reinitialisation')
  ).press('Envoyer le lien', { email: sampleEmail('member-6') })
  expect(known.html).toBe(unknown.html)
  expect(known.text).toContain('S’il existe un compte à cette adresse')
  // Nobody's letter box is filled.
  await (await browser.visit('/en/reset')).press('Send the link', { email: sampleEmail('member-6') })
  const letters = site.db.selectFrom('mail').select('id').where('recipient', '=', sampleEmail('member-6'))
  expect(await letters.execute()).toHaveLength(1)
  for (let tries = 0; tries < 11; tries++) await site.accounts.signIn(sampleEmail('member-6'), 'wrong')

  const letter = await lastLetterTo(site.db, sampleEmail('member-6'))
  const link = linkIn(letter, 'en')
  page = await browser.visit(link)
  page = await page.press('Save the new password', { password: sampleEmail('member-6') })
  expect([page.status, page.text.includes('harder to guess')]).toEqual([422, true])
  page = await page.press('Save the new password', { password: 'marsh heron lantern' })
  expect(page.text).toContain('Your new password is saved.')
  expect((await there.visit('/en/account')).address).toContain('/en/sign-in')
  expect((await browser.visit(link)).status).toBe(410)
  await signedIn(site, 'member-6', 'marsh heron lantern')
})

test('a link of a reset is good for an hour', async () => {
  const browser = openHtmlClient(site.origin)
  await (await browser.visit('/en/reset')).press('Send the link', { email: sampleEmail('member-8') })
  const link = linkIn(await lastLetterTo(site.db, sampleEmail('member-8')), 'en')
  const page = await browser.visit(link)
  await site.db.updateTable('password_reset').set({ expires_at: new Date() }).where('person', '=', 'member-8').execute()
  expect((await browser.visit(link)).status).toBe(410)
  expect((await page.press('Save the new password', { password: 'marsh heron lantern' })).status).toBe(410)
  await enter('member-8')
})

test('a second factor is set up and given up by whoever knows the password', async () => {
  const browser = await enter('member-9')
  let page = await browser.visit('/en/account/second-factor')
  expect((await page.press('Set up', { password: 'wrong' })).status).toBe(422)
  page = await page.press('Set up', { password })
  const key = new URL(page.fields['uri']![0]!).searchParams.get('secret')!
  expect(page.text.replaceAll(' ', '')).toContain(key)
  page = await page.press('Finish', { given: `${oneTimeCode(key).slice(0, 3)} ${oneTimeCode(key).slice(3)}` })
  expect(page.text).toContain('Your second factor is set up.')
  page = await browser.visit('/en/account/second-factor')
  expect((await page.press('Give up the second factor', { password: 'wrong' })).status).toBe(422)
  page = await page.press('Give up the second factor', { password })
  expect(page.address).toBe('/en/sign-in')
  await enter('member-9')
})

test('after five wrong codes a sign-in begins again', async () => {
  const browser = await enter('member-10')
  let page = await (await browser.visit('/en/account/second-factor')).press('Set up', { password })
  const key = new URL(page.fields['uri']![0]!).searchParams.get('secret')!
  await page.press('Finish', { given: oneTimeCode(key) })
  browser.cookies.clear()
  page = await (await browser.visit('/en/sign-in')).press('Sign in', { email: sampleEmail('member-10'), password })
  for (let tries = 0; tries < 6; tries++) page = await page.press({ name: 'go', value: 'next' }, { given: '000000' })
  page = await page.press({ name: 'go', value: 'next' }, { given: oneTimeCode(key) })
  expect([page.status, page.text.includes('start again')]).toEqual([422, true])
})

test('what is posted after a session has ended is kept, through both languages and a wrong password, and then sent', async () => {
  const browser = await enter('administrator-1')
  let page = await browser.visit(people.en)
  browser.cookies.clear()
  const email = 'kept+“é”&<b>@example.org'
  page = await page.press('Send the invitation', { email, role: 'member' })
  expect([page.status, page.text.includes('What you wrote is kept')]).toEqual([403, true])
  page = await page.press('Français')
  expect(page.text).toContain('Votre texte est conservé')
  page = await page.press('Se connecter', { email: sampleEmail('administrator-1'), password: 'wrong' })
  expect(page.status).toBe(422)
  page = await page.press('Se connecter', { password })
  expect(page.text).toContain(email)
  page = await page.press('Envoyer mon texte')
  expect([page.status, page.address, page.fields['email']]).toEqual([422, people.en, [email]])
  page = await page.press('Send the invitation', { email: 'kept@example.org' })
  expect(page.text).toContain('The invitation is on its way.')
})

test('who edits and asks nothing for an hour signs in again, and goes on with what they wrote; a member need not', async () => {
  const [editor, member] = [await enter('editor-2'), await enter('member-12')]
  const form = await editor.visit('/en/account')
  const anHourAgo = new Date(Date.now() - 61 * 60_000)
  await site.db.updateTable('session').set({ updated_at: anHourAgo }).execute()
  expect((await member.visit('/en/account')).address).toBe('/en/account')
  let page = await form.press('Save', { name: 'Written long ago' })
  expect([page.status, page.text.includes('What you wrote is kept')]).toEqual([403, true])
  page = await page.press('Sign in', { email: sampleEmail('editor-2'), password })
  page = await page.press({ name: 'go', value: 'save' })
  expect(page.text).toContain('You are signed in here only.')
  expect((await personOf(site.db, sampleEmail('editor-2')))?.name).toBe('Written long ago')
})

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/en/',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/en/\nx',
  '/assets/x',
])('after signing in nobody is led to %j', async (then) => {
  const browser = openHtmlClient(site.origin)
  const page = await browser.visit(`/en/sign-in?${new URLSearchParams({ then }).toString()}`)
  const account = await page.press('Sign in', { email: sampleEmail('member-11'), password })
  expect([account.status, account.address]).toEqual([200, '/en/account'])
})
