import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.js'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { people, sampleEmail, signedIn } from './people.js'

let site: Site
let password: string
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  drop = database.drop
  site = await openSite({ ...database, drop: async () => undefined })
  password = await site.addPeople()
})
afterAll(() => site.close())

test('with the database away nobody gets in, nothing typed is lost, and no password stays in the page', async () => {
  const stranger = await openHtmlClient(site.origin).visit(`/en/sign-in?then=${encodeURIComponent(people.en)}`)
  const administrator = await signedIn(site, 'administrator-1', password)
  const room = await administrator.visit(people.en)
  await drop()
  const refused = await stranger.press('Sign in', { email: sampleEmail('member-1'), password })
  expect(refused.status).toBe(503)
  expect(refused.fields).toMatchObject({ email: [sampleEmail('member-1')], then: [people.en] })
  expect(refused.html).not.toContain(password)
  const kept = await room.press('Send the invitation', { email: 'kept@example.org', role: 'editor' })
  expect(kept.status).toBe(503)
  expect(kept.fields).toMatchObject({ email: ['kept@example.org'], role: ['editor'] })
  expect((await administrator.visit(people.en)).status).toBe(503)
})
