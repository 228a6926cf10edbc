import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, newToken } from '../../src/response/token.js'
import type { Site } from '../support/open-site.js'
import { type OwnServer, startOwnServer } from '../support/own-server.js'
import { openSiteOn } from '../support/own-site.js'
import { formOf, review } from './submitters.js'

/** As many as one process lets wait, and one statement besides. */
const most = 2000
const beyond = 150

let server: OwnServer
let site: Site
beforeAll(async () => {
  server = await startOwnServer()
  site = await openSiteOn(server)
})
afterAll(async () => {
  server.thaw()
  await site.close()
  await server.remove()
})

type Person = { readonly marker: string; readonly code: string }

function newPerson(marker: string): Person {
  return { marker, code: codeOf(newToken()) }
}

function submit({ marker, code }: Person) {
  return site.app.inject({
    method: 'POST',
    url: review,
    headers: { cookie: `unfinished-crv=${code}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: formOf(marker).toString(),
  })
}

test('what is more than the database can take is sent back at once with its answers, and counts when it is sent again', async () => {
  const crowd = Array.from({ length: most + beyond }, (_, index) => newPerson(`marker ${index}`))
  await server.freeze()
  const sent = crowd.map(submit)
  const last = await sent.at(-1)!
  server.thaw()
  expect(last.statusCode).toBe(503)
  expect(last.headers['retry-after']).toBe('5')
  expect(last.body).toContain(`name="n2b" value="marker ${most + beyond - 1}"`)

  const answers = await Promise.all(sent)
  const refused = crowd.filter((_, index) => answers[index]!.statusCode === 503)
  expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(crowd.length - refused.length)
  expect(refused.length).toBeGreaterThanOrEqual(beyond - 1)

  const again = await Promise.all(refused.map(submit))
  expect(again.every(({ statusCode }) => statusCode === 303)).toBe(true)
  const { submitted } = await site.db.selectFrom('participation').select('submitted').executeTakeFirstOrThrow()
  expect(submitted).toBe(crowd.length)
})
