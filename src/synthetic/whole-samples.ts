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
  readonly today: Day
}

/**
 * Loads the samples into a database without consultations, and returns their ids: none where there were some. Their
 * made-up responses and results go with them, also where an earlier loading was broken off before these.
 */
export async function loadWholeSamples({ db, url, today }: Loading): Promise<readonly string[]> {
  const loaded = await loadSamples({ db, today })
  await loadSampleResponses({ db, today, planned: await plannedResponses() })
  await loadSampleResults({ db, url, today, planned: await plannedResults() })
  return loaded
}
