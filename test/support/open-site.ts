import type { FastifyInstance } from 'fastify'
import { type Accounts, openAccounts } from '../../src/account/accounts.js'
import type { ProviderOptions } from '../../src/account/provider.js'
import { loadSamplePeople, samplePassword } from '../../src/account/sample-people.js'
import type { Day, Settings } from '../../src/consultation/consultation.js'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { reviewsWithin } from '../../src/revision/review-store.js'
import { loadSamples, published } from '../../src/revision/samples.js'
import { tellStory } from '../../src/revision/story.js'
import { torontoDay } from '../../src/consultation/toronto.js'
import { connect, type Database } from '../../src/database/connect.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { buildApp } from '../../src/web/app.js'
import { openHouse } from '../../src/web/open-house.js'
import type { FreshDatabase } from './database.js'
import { sampleDatabase } from './sample-database.js'

export type Site = {
  readonly origin: string
  readonly app: FastifyInstance
  readonly database: FreshDatabase
  /** As the owner: to look behind the pages, and to publish, extend and close. */
  readonly db: Database
  readonly accounts: Accounts
  /** Gives the sample people their roles, in every consultation that there is at the first call; returns the password they share. */
  addPeople(): Promise<string>
  /** Makes it another day in Toronto, at noon, for the whole program. */
  setDay(day: Day): void
  /** Has the program read its consultations again now. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const secretKey = 'a secret for tests alone, of no use elsewhere'

export type SiteOptions = { readonly port?: number; readonly sample?: boolean; readonly oidc?: ProviderOptions }

/** The program in this process, on loopback and a database of its own, with the samples loaded. */
export async function openSite(
  database?: FreshDatabase,
  { port = 0, sample = true, oidc }: SiteOptions = {},
): Promise<Site> {
  const own = database ?? (await sampleDatabase())
  const db = connect(own.ownerUrl, { max: 3, queryTimeout: 0 })
  if (database) await loadSamples({ db, today: torontoDay(new Date()) })
  const appDb = connect(own.appUrl)
  let day: Day | undefined
  const now = () => (day === undefined ? new Date() : new Date(`${day}T17:00:00Z`))
  const faults: unknown[] = []
  const house = await openHouse({
    db: appDb,
    url: own.appUrl,
    analystUrl: own.analystUrl,
    now,
    sample,
    onFault: (fault) => faults.push(fault),
  })
  const accounts = openAccounts({ db: appDb, secretKey, now: () => new Date(), sample, oidc })
  const app = await buildApp(house, accounts)
  const origin = await app.listen({ port, host: '127.0.0.1' })
  return {
    origin,
    app,
    database: own,
    db,
    accounts,
    addPeople: async () => {
      await loadSamplePeople(db, secretKey)
      return samplePassword(secretKey)
    },
    setDay: (to) => void (day = to),
    refresh: () => house.catalogue.refresh(),
    close: async () => {
      await app.close()
      await house.close()
      await appDb.destroy()
      await db.destroy()
      await own.drop()
    },
  }
}

export type SmallConsultation = {
  readonly id: string
  readonly questionnaire: Questionnaire
  readonly opensOn: Day
  readonly closesOn: Day
}

/** A consultation about one feature: the settings of the sample, another questionnaire. Its slugs are its id in each language. */
export async function addConsultation(
  { db, refresh }: Site,
  { id, questionnaire, opensOn, closesOn }: SmallConsultation,
) {
  await db.transaction().execute(async (trx) => {
    const sample = await trx
      .selectFrom('consultation')
      .select('settings')
      .where('id', '=', 'crv')
      .executeTakeFirstOrThrow()
    const settings = sample.settings as Settings
    const { keptUntil: _, ...privacyNotice } = settings.privacyNotice
    const consultation = { ...settings, privacyNotice, id, slug: { en: id, fr: `${id}-fr` }, opensOn, closesOn }
    const creation = await createConsultation(trx, consultation)
    if (creation.kind === 'taken') throw new Error(`There is a consultation ${id} already`)
    await tellStory({
      story: published,
      draft: questionnaire,
      opensOn,
      read: () => reviewsWithin(trx).read(id),
      act: (by, at, act) => reviewsWithin(trx).act({ consultation: id, by, at }, act),
    })
  })
  await refresh()
}
