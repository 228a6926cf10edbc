import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { closedWithResponses, crvEn, crvFr, prepare } from './heard.js'
import { signedIn } from './people.js'
import { extractsRunning } from './taking.js'

let site: Site
let visitor: HtmlClient
beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  await closedWithResponses(site, 100)
  const [analyst, editor] = [await signedIn(site, 'analyst-1', password), await signedIn(site, 'editor-1', password)]
  await (await prepare(analyst)).press('Share with the roundtable')
  await (await editor.visit(crvEn.deskResults)).press('Publish edition 1')
  visitor = openHtmlClient(site.origin)
}, 60_000)
afterAll(() => site.close())

describe('the public file, while two read it and stop in the middle', () => {
  let readers: readonly Response[]
  beforeAll(async () => {
    await sql`
      insert into public_row (consultation, release, id, line)
      select 'crv', 1, gen_random_uuid(), repeat('x', 2000) from generate_series(1, 20000)`.execute(site.db)
    readers = [await fetch(site.origin + crvEn.publicData), await fetch(site.origin + crvFr.publicData)]
  })

  test('a third is shown a page that says to come back, in their language', async () => {
    expect(readers.map(({ status }) => status)).toEqual([200, 200])
    const third = await visitor.visit(crvFr.publicData)
    expect([third.status, third.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(third.headers.get('etag')).toBeNull()
    expect(third.text).toContain('Il y a beaucoup de monde en ce moment')
  })

  test('the program can end all the same, and what they have is seen to be cut short', async () => {
    await site.app.close()
    for (const reader of readers) await expect(reader.text()).rejects.toThrow()
    await expect.poll(() => extractsRunning(site), { timeout: 10_000 }).toBe(0)
  })
})
