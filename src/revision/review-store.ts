import type { Database, Transaction } from '../database/connect.js'
import { publishVersion } from '../consultation/version-store.js'
import { torontoDay } from '../consultation/toronto.js'
import type { Head, Link } from '../history/event.js'
import { openUtterances, type Said } from '../history/utterance.js'
import {
  findEvents,
  findHead,
  findHeadAt,
  findLinks,
  findSaid,
  lockHistory,
  recordDeeds,
} from '../history/history-store.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import type { ReviewAct } from './acting.js'
import { retellInTurns } from './retell.js'
import { emptyReview, type Review } from './review.js'

/** The reviews of all consultations, as their histories tell them. */
export type ReviewStore = {
  /** As it stands now. */
  read(consultation: string): Promise<Review>
  /** As it stood after the event of that number. */
  readAt(consultation: string, event: number): Promise<Review>
  /** What was said in those utterances, but for those that were erased. */
  findSaid(utterances: readonly string[]): Promise<Said>
  /** The last link of the history, and the one of that number. */
  findHead(consultation: string): Promise<Head>
  findHeadAt(consultation: string, event: number): Promise<Head>
  /** The history up to the event of that number, as anybody may check it: without what was said. */
  findLinks(consultation: string, upTo: number): Promise<readonly Link[]>
  /** Acts, and records what was done, or records nothing and says why. Acts on one consultation take turns. */
  act<Result>(acting: Actor, act: ReviewAct<Result>): Promise<Result>
  /** The same within one transaction, with whatever else is done in it. */
  within(trx: Transaction): ReviewStore
}

export type Actor = { readonly consultation: string; readonly by: string; readonly at: Date }

/** One a process: what it has read it need not read again. */
export function openReviewStore(db: Database): ReviewStore {
  const known = new Map<string, Review>()

  async function readOn(within: Database, consultation: string): Promise<Review> {
    const review = known.get(consultation) ?? emptyReview(consultation)
    return retellInTurns(review, await findEvents(within, consultation, review.event))
  }

  return {
    read: async (consultation) => {
      const review = await readOn(db, consultation)
      const before = known.get(consultation)
      if (!before || before.event < review.event) known.set(consultation, review)
      return review
    },
    readAt: (consultation, event) => readUpTo(db, consultation, event),
    findSaid: (utterances) => findSaid(db, utterances),
    findLinks: (consultation, upTo) => findLinksUpTo(db, consultation, upTo),
    findHead: (consultation) => findHead(db, consultation),
    findHeadAt: (consultation, event) => findHeadAt(db, consultation, event),
    act: (actor, act) => db.transaction().execute((trx) => actOn(trx, actor, act, readOn)),
    within: (trx) => reviewsWithin(trx, known),
  }
}

/** Reads on from what is known already, and keeps to itself what the transaction adds. */
export function reviewsWithin(trx: Transaction, already: ReadonlyMap<string, Review> = new Map()): ReviewStore {
  const known = new Map(already)

  async function read(within: Database, consultation: string): Promise<Review> {
    const review = known.get(consultation) ?? emptyReview(consultation)
    const now = await retellInTurns(review, await findEvents(within, consultation, review.event))
    known.set(consultation, now)
    return now
  }

  return {
    read: (consultation) => read(trx, consultation),
    readAt: (consultation, event) => readUpTo(trx, consultation, event),
    findSaid: (utterances) => findSaid(trx, utterances),
    findLinks: (consultation, upTo) => findLinksUpTo(trx, consultation, upTo),
    findHead: (consultation) => findHead(trx, consultation),
    findHeadAt: (consultation, event) => findHeadAt(trx, consultation, event),
    act: (actor, act) => actOn(trx, actor, act, read),
    within: (inner) => reviewsWithin(inner, known),
  }
}

async function findLinksUpTo(db: Database, consultation: string, upTo: number): Promise<readonly Link[]> {
  return (await findLinks(db, consultation)).slice(0, upTo)
}

async function readUpTo(db: Database, consultation: string, event: number): Promise<Review> {
  const events = await findEvents(db, consultation)
  return retellInTurns(emptyReview(consultation), events.slice(0, event))
}

async function actOn<Result>(
  trx: Transaction,
  { consultation, by, at }: Actor,
  { needs, act }: ReviewAct<Result>,
  readOn: (db: Database, consultation: string) => Promise<Review>,
): Promise<Result> {
  await lockHistory(trx, consultation)
  const review = await readOn(trx, consultation)
  const said = await findSaid(trx, needs?.(review) ?? [])
  const { utter, made } = openUtterances()
  const facts = await findFacts(trx, consultation)
  const { result, deeds, version } = act({ review, by, at, said, utter, ...facts })
  if (version) await publishVersion(trx, consultation, version as unknown as Questionnaire, torontoDay(at))
  await recordDeeds(trx, consultation, deeds, deeds.length > 0 ? made : [])
  return result
}

async function findFacts(trx: Transaction, consultation: string) {
  const found = await trx
    .selectFrom('consultation')
    .select(['opens_on', 'closes_on'])
    .select((eb) =>
      eb
        .selectFrom('version')
        .select((version) => version.fn.max('number').as('number'))
        .where('version.consultation', '=', consultation)
        .as('last_version'),
    )
    .where('id', '=', consultation)
    .executeTakeFirstOrThrow()
  return {
    lastVersion: found.last_version ?? 0,
    hasDates: found.opens_on !== null && found.closes_on !== null,
  }
}
