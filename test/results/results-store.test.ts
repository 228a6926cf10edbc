import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConsultation, findConsultation } from '../../src/consultation/consultation-store.js'
import { loadPublished } from '../../src/consultation/publication-store.js'
import { type Published, statusOf } from '../../src/consultation/publication.js'
import { actsOn } from '../../src/consultation/timetable.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { firstHeard } from '../../src/results/first-heard.js'
import type { Heard, Section } from '../../src/results/heard.js'
import { baseOf } from '../../src/results/acting.js'
import { openResultsStore, type ResultsStore } from '../../src/results/results-store.js'
import { villagers, villages } from '../report/villages.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells } from '../support/wells.js'

let fresh: FreshDatabase
let owner: Database
let app: Database
let analyst: Database
let store: ResultsStore
beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 2 })
  app = connect(fresh.appUrl, { max: 4 })
  analyst = connect(fresh.analystUrl, { max: 1 })
  store = openResultsStore({ db: app, analyst, analystUrl: fresh.analystUrl })
})
afterAll(async () => {
  await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
  await fresh.drop()
})

const first = firstHeard(questionsAcross([villages]))
const both = (en: string) => ({ en, fr: `${en} (fr)` })
const afterClosing = new Date('2027-03-01T17:00:00Z')

/** A consultation that ended in 2026, with responses. */
async function closed(id: string): Promise<Published> {
  const consultation = { ...wells, id, slug: { en: id, fr: id }, opensOn: '2026-05-04', closesOn: '2026-06-01' }
  await owner.transaction().execute(async (trx) => {
    await createConsultation(trx, consultation)
    await publishVersion(trx, id, { ...villages, id }, '2026-05-04')
  })
  const answers = villagers(5, 200).map((each) => JSON.stringify(each.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), ${id}, 1, 'en', 1, answers, '2026-W20'
    from unnest(${answers}::jsonb[]) as answers`.execute(owner)
  return (await loadPublished(app)).find((each) => each.consultation.id === id)!
}

const acting = (consultation: string, by = 'analyst', at = afterClosing) => ({ consultation, by, at })

function save(consultation: string, section: Section, heard: Partial<Heard>, { by = 'analyst', on = first } = {}) {
  return store.save(acting(consultation, by), { section, base: baseOf(on[section]), heard: { ...on, ...heard }, first })
}

async function prepared(id: string): Promise<Published> {
  const published = await closed(id)
  const made = await store.makeRelease({ published, today: '2027-03-01', by: 'analyst', at: afterClosing })
  if (made.kind !== 'made') throw new Error(made.kind)
  await store.chooseRelease(acting(id), first, made.release.number)
  await save(id, 'summary', { summary: both('Short') })
  await save(id, 'engagement', { engagement: both('How') })
  await save(id, 'participants', { participants: both('Who') })
  await save(id, 'next', { next: [{ said: both('Said'), did: both('Did') }] })
  return published
}

async function share(id: string) {
  const { draft } = await store.read(id)
  return store.share(acting(id), draft!.number)
}

describe('two analysts at once', () => {
  beforeAll(() => closed('pair'))

  test('on two sections both keep what they wrote', async () => {
    expect(await save('pair', 'summary', { summary: both('One') }, { by: 'a' })).toEqual({ kind: 'saved' })
    expect(await save('pair', 'participants', { participants: both('Two') }, { by: 'b' })).toEqual({ kind: 'saved' })
    const { draft } = await store.read('pair')
    expect(await store.findHeard('pair', draft!.number)).toMatchObject({
      summary: both('One'),
      participants: both('Two'),
    })
  })

  test('on one section: the second is told what stands there now, and nothing is overwritten', async () => {
    const second = await save('pair', 'summary', { summary: both('Three') }, { by: 'b' })
    expect(second).toMatchObject({ kind: 'moved-on', heard: { summary: both('One') } })
    const on = { ...first, summary: both('One') }
    expect(await save('pair', 'summary', { summary: both('Three') }, { by: 'b', on })).toEqual({ kind: 'saved' })
  })

  test('at the very same time: one is saved', async () => {
    const kinds = await Promise.all(
      ['x', 'y', 'z'].map((text) => save('pair', 'engagement', { engagement: both(text) })),
    )
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['moved-on', 'moved-on', 'saved'])
  })
})

describe('publishing', () => {
  let published: Published
  beforeAll(async () => {
    published = await prepared('vale')
  })

  test('is refused with every reason, and changes nothing', async () => {
    await share('vale')
    const { shared } = await store.read('vale')
    expect(await store.publish(acting('vale'), shared!.of)).toEqual({
      kind: 'blocked',
      obstacles: [{ code: 'same-person' }],
    })
    expect((await findConsultation(app, 'vale'))?.outcome).toBeUndefined()
  })

  test('is refused for what was not seen', async () => {
    const { shared } = await store.read('vale')
    expect(await store.publish(acting('vale', 'editor'), shared!.of - 1)).toEqual({ kind: 'moved-on' })
  })

  test('publishes what was shared, not what was saved since', async () => {
    await save('vale', 'summary', { summary: both('Later') }, { on: { ...first, summary: both('Short') } })
    const { shared } = await store.read('vale')
    expect(await store.publish(acting('vale', 'editor'), shared!.of)).toEqual({ kind: 'done' })
    const { editions } = await store.read('vale')
    expect((await store.findHeard('vale', editions[0]!.of)).summary).toEqual(both('Short'))
  })

  test('takes the consultation from CA to CR, and for good', async () => {
    const consultation = (await findConsultation(app, 'vale'))!
    expect(statusOf(published, '2026-05-01')).toBe('P')
    expect(statusOf(published, '2026-05-04')).toBe('O')
    expect(statusOf(published, '2027-03-01')).toBe('CA')
    expect(statusOf({ ...published, consultation }, '2027-03-01')).toBe('CR')
    expect(consultation.results).toEqual({ edition: 1, publishedOn: '2027-03-01' })
    expect(actsOn({ consultation, today: '2027-03-01', versions: 1 })).toEqual([])
  })

  test('twice at once makes one edition', async () => {
    await prepared('twin')
    await share('twin')
    const { shared } = await store.read('twin')
    const kinds = await Promise.all(['e', 'f'].map((by) => store.publish(acting('twin', by), shared!.of)))
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['done', 'moved-on'])
    expect((await store.read('twin')).editions).toHaveLength(1)
  })

  test('is refused while the consultation is open again', async () => {
    await prepared('open')
    await share('open')
    await sql`update consultation set closes_on = '2027-04-01' where id = 'open'`.execute(owner)
    const { shared } = await store.read('open')
    expect(await store.publish(acting('open', 'editor'), shared!.of)).toMatchObject({
      obstacles: [{ code: 'not-closed' }],
    })
  })
})

test('no step is ever changed, not by the owner either', async () => {
  for (const change of [sql`delete from results_step`, sql`update results_step set made_by = 'x'`])
    await expect(change.execute(owner)).rejects.toThrow('results are added to, never changed')
})

test('the analyst’s role has nothing to do with the words of results', async () => {
  await expect(sql`select * from results_step`.execute(analyst)).rejects.toThrow('permission denied')
})

test('of the public file two are read at once, and a third is told to come back', async () => {
  await prepared('file')
  const [release] = await store.findReleases('file')
  const open = [await store.publicFile('file', release!), await store.publicFile('file', release!)]
  expect(await store.publicFile('file', release!)).toBeUndefined()
  for (const taken of open) {
    await new Promise((resolve) => taken!.bytes.once('close', resolve).destroy())
  }
  const again = await store.publicFile('file', release!)
  expect(again).toBeDefined()
  again!.bytes.destroy()
})
