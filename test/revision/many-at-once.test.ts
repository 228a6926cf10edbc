import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { loadVersions } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import type { Event } from '../../src/history/event.js'
import { findEvents, findLinks, findSaid, findUtterances } from '../../src/history/history-store.js'
import { mentionsIn } from '../../src/history/utterance.js'
import type { Change } from '../../src/questionnaire/change.js'
import type { ReviewAct } from '../../src/revision/acting.js'
import { accept, type Accepted, settle, type Settled } from '../../src/revision/decide.js'
import { openDraft } from '../../src/revision/open-draft.js'
import { propose, withdraw } from '../../src/revision/propose.js'
import { confirmPublication, requestPublication } from '../../src/revision/publish.js'
import { openReviewStore, type ReviewStore } from '../../src/revision/review-store.js'
import { documentAt } from '../../src/revision/review.js'
import { edit, type Edited } from '../../src/revision/revise.js'
import { verifyReview } from '../../src/revision/verify.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells } from '../support/wells.js'
import { asDocument } from './roundtable.js'
import { LoggedTexts, questionIds, textOf, textsQuestionnaire } from './texts.js'

const workers = 8
const operations = process.env['LONG'] ? 10_000 : 600
const because = { en: 'Because.', fr: 'Parce que.' }

let fresh: FreshDatabase
let owner: Database
let apps: readonly Database[]

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { queryTimeout: 0 })
  apps = Array.from({ length: workers }, () => connect(fresh.appUrl, { max: 1, queryTimeout: 0 }))
  await owner.transaction().execute((trx) => createConsultation(trx, wells))
})

afterAll(async () => {
  await Promise.all([owner.destroy(), ...apps.map((app) => app.destroy())])
  await fresh.drop()
})

test(
  `${workers} workers and ${operations} operations at random: the history is whole, and tells what each of them was told`,
  { timeout: 30 * 60_000 },
  async () => {
    const first = openReviewStore(owner)
    const at = new Date('2026-03-02T15:04:05.678Z')
    const document = asDocument(textsQuestionnaire())
    await first.act({ consultation: 'wells', by: 'editor-1', at }, openDraft({ document, origin: 'new' }))
    const told: Told[] = []
    await Promise.all(
      apps.map(async (app, index) => {
        const worker = new Worker(openReviewStore(app), index, told)
        for (let turn = 0; turn < operations / workers; turn++) await worker.turn()
      }),
    )

    const events = await findEvents(owner, 'wells')
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1))
    await expectToldAsStored(told, events)
    await expectModelAgrees(events)
    expect(await verification()).toMatchObject({ kind: 'sound' })
  },
)

/** What a worker was told that it had done, and by which event it must be found. */
type Told = { readonly kind: string; readonly by: string; readonly key: number }

class Worker {
  readonly #store: ReviewStore
  readonly #by: string
  readonly #told: Told[]
  #random: number
  #count = 0

  constructor(store: ReviewStore, index: number, told: Told[]) {
    this.#store = store
    this.#by = `worker-${index}`
    this.#told = told
    this.#random = index + 1
  }

  async turn(): Promise<void> {
    const choice = this.#below(100)
    if (choice < 40) return this.#propose()
    if (choice < 70) return this.#decide()
    if (choice < 80) return this.#edit()
    if (choice < 85) return this.#withdraw()
    return this.#publish()
  }

  async #propose(): Promise<void> {
    const asked = await this.#rewording()
    const result = await this.#act(propose({ ...asked, categories: ['clarify'], reason: { en: 'Clearer.' } }))
    if (result.kind === 'proposed') this.#tell('proposal-made', result.proposal)
  }

  async #decide(): Promise<void> {
    const { proposals } = await this.#store.read('wells')
    if (proposals.size === 0) return
    // Mostly the latest, which the others are at too.
    const proposal = Math.max(1, proposals.size - this.#below(6))
    const result: Accepted | Settled =
      this.#below(3) > 0
        ? await this.#act(accept({ proposal, reason: because }))
        : await this.#act(settle({ proposal, outcome: 'declined', reason: because }))
    if (result.kind === 'accepted' || result.kind === 'settled') this.#tell('decision-made', proposal)
  }

  async #edit(): Promise<void> {
    const result: Edited = await this.#act(edit({ ...(await this.#rewording()), reason: because }))
    if (result.kind === 'revised') this.#tell('revision-made', result.revision)
  }

  async #withdraw(): Promise<void> {
    const { proposals } = await this.#store.read('wells')
    const mine = [...proposals.values()].findLast(({ by }) => by === this.#by)
    const result = mine && (await this.#act(withdraw(mine.number)))
    if (result?.kind === 'withdrawn') this.#tell('proposal-withdrawn', mine!.number)
  }

  async #publish(): Promise<void> {
    const result = this.#below(2) === 0 ? await this.#act(requestPublication()) : await this.#act(confirmPublication())
    if (result.kind === 'published') this.#tell('version-published', result.version)
  }

  /** Of a draft that may be old by the time that it is asked for, in both languages. */
  async #rewording() {
    const draft = (await this.#store.read('wells')).draft!
    const madeOn = Math.max(0, draft.revisions.length - 1 - this.#below(3))
    const question = questionIds[this.#below(questionIds.length)]!
    const now = textOf(documentAt(draft, madeOn), question)
    const words = `${this.#by} ${++this.#count}`
    const node = { kind: 'question', id: question } as const
    const changes = (['en', 'fr'] as const).map((locale): Change => ({
      kind: 'set',
      node,
      attribute: 'text',
      locale,
      from: now[locale],
      to: `${words} ${locale}`,
    }))
    return { madeOn, changes }
  }

  #act<Result>(act: ReviewAct<Result>): Promise<Result> {
    return this.#store.act({ consultation: 'wells', by: this.#by, at: new Date() }, act)
  }

  #tell(kind: string, key: number): void {
    this.#told.push({ kind, by: this.#by, key })
  }

  /** Park and Miller's: the same run for the same worker. */
  #below(limit: number): number {
    this.#random = (this.#random * 48_271) % 2_147_483_647
    return this.#random % limit
  }
}

const keys: Readonly<Record<string, string>> = {
  'proposal-made': 'proposal',
  'decision-made': 'proposal',
  'revision-made': 'revision',
  'proposal-withdrawn': 'proposal',
  'version-published': 'version',
}

/** Each was told of exactly what it did: nothing acknowledged is missing, and nothing is there that nobody was told of. */
async function expectToldAsStored(told: readonly Told[], events: readonly Event[]): Promise<void> {
  const isOfDecision = ({ body }: Event) => (body['because'] as { kind?: string } | undefined)?.kind === 'decision'
  const stored = events
    .filter((event) => event.kind in keys && !isOfDecision(event))
    .map(({ kind, actor, body }) => ({ kind, by: actor, key: body[keys[kind]!] as number }))
  const sorted = (list: readonly Told[]) => list.map((each) => JSON.stringify(each)).toSorted()
  expect(sorted(stored)).toEqual(sorted(told))
  expect(told.length).toBeGreaterThan(operations / 10)
}

/** Another telling of the same rules, of texts alone, goes through the events and allows each where it stands. */
async function expectModelAgrees(events: readonly Event[]): Promise<void> {
  const said = await findSaid(
    owner,
    events.flatMap(({ body }) => mentionsIn(body)).map(({ utterance }) => utterance),
  )
  const model = new LoggedTexts(said)
  for (const event of events) model.take(event)
  const { draft } = await openReviewStore(owner).read('wells')
  for (const question of questionIds) expect(textOf(draft!.document, question)).toEqual(model.text(question))
}

async function verification() {
  const rows = await owner.selectFrom('version').select(['number', 'fingerprint', 'document']).execute()
  expect(rows.length).toBe((await loadVersions(owner)).length)
  expect(rows.length).toBeGreaterThan(0)
  return verifyReview({
    consultation: 'wells',
    links: await findLinks(owner, 'wells'),
    utterances: await findUtterances(owner, 'wells'),
    versions: rows,
  })
}
