import { loadSamplePeople } from '../account/sample-people.js'
import type { Day } from '../consultation/consultation.js'
import type { Database } from '../database/connect.js'
import { plannedResponses, plannedResults } from '../revision/sample-plan.js'
import { loadSamples } from '../revision/samples.js'
import { loadSampleResponses } from './sample-responses.js'
import { loadSampleResults } from './sample-results.js'

type Loading = {
  /** As the owner, of the database at `url`. */
  readonly db: Database
  readonly url: string
  /** In Toronto. */
  readonly today: Day
  readonly secretKey: string
}

/**
 * The sample consultations with their reviews, people, responses and results, each made where it is not there yet, so that a
 * start that was broken off is gone on with. Returns the consultations that were loaded now.
 */
export async function loadAllSamples({ db, url, today, secretKey }: Loading): Promise<readonly string[]> {
  const loaded = await loadSamples({ db, today })
  await loadSamplePeople(db, secretKey)
  await loadSampleResponses({ db, today, planned: await plannedResponses() })
  await loadSampleResults({ db, url, today, planned: await plannedResults() })
  return loaded
}
