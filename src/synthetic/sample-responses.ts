import type { Day } from '../consultation/consultation.js'
import { findConsultations } from '../consultation/consultation-store.js'
import type { Database } from '../database/connect.js'
import type { PlannedResponses } from '../revision/sample-plan.js'
import { makeResponses } from './make-responses.js'
import { countHeld } from './synthetic-store.js'

type Loading = {
  /** As the owner. */
  readonly db: Database
  readonly today: Day
  readonly planned: readonly PlannedResponses[]
}

/** Makes up the responses that go with samples, where none were made and nobody has answered. */
export async function loadSampleResponses({ db, today, planned }: Loading): Promise<void> {
  const known = new Map((await findConsultations(db)).map((consultation) => [consultation.id, consultation]))
  for (const plan of planned) {
    const isBare = known.get(plan.consultation)?.synthetic === false && (await countHeld(db, plan.consultation)) === 0
    if (isBare) await makeResponses(db, { ...plan, today })
  }
}
