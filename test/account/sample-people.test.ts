import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAppointed } from '../../src/account/appointment-store.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { closesOn, opensOn, spring } from '../stories/spring.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('the next start gives the sample people their password back, and no part in what was begun since', async () => {
  const password = await site.addPeople()
  const appointed = await findAppointed(site.db, 'crv')
  expect(appointed).not.toEqual([])
  await addConsultation(site, { id: 'spring', questionnaire: spring, opensOn, closesOn })
  await site.db.deleteFrom('credential').where('person', '=', 'member-4').execute()
  expect(await site.addPeople()).toBe(password)
  expect(await site.accounts.signIn('member-4@roundtable.example', password)).toMatchObject({ kind: 'signed-in' })
  expect(await findAppointed(site.db, 'crv')).toEqual(appointed)
  expect(await findAppointed(site.db, 'spring')).toEqual([])
})
