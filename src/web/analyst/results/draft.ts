import type { Published } from '../../../consultation/publication.js'
import { questionsAcross } from '../../../report/question-across.js'
import { firstHeard } from '../../../results/first-heard.js'
import type { Heard } from '../../../results/heard.js'
import type { StaffCall } from '../../staff/call.js'

/** What was saved last, or with what everyone begins. */
export async function findDraft({ staff, published }: StaffCall): Promise<Heard> {
  const { results } = staff.house
  const { id } = published.consultation
  const { draft } = await results.read(id)
  return draft ? results.findHeard(id, draft.number) : firstOf(published)
}

export function firstOf({ versions }: Published): Heard {
  return firstHeard(questionsAcross(versions.map(({ questionnaire }) => questionnaire)))
}
