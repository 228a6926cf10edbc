import { toldComparability } from '../../questionnaire/comparability-told.js'
import type { Questionnaire } from '../../questionnaire/questionnaire.js'
import { obligationsOpened, questionsAffected } from '../../revision/consequence.js'
import type { Foresight } from '../../revision/foresight.js'
import { findHeld } from '../../revision/held-store.js'
import { countOf } from '../count.js'
import { problemSentences } from '../roundtable/problem-sentences.js'
import type { Table } from '../roundtable/table.js'
import type { StaffCall } from '../staff/call.js'
import { partName, placeName } from '../staff/place-name.js'

type Fitting = Extract<Foresight, { kind: 'fits' }>

/** For `components/cost`: what a revision of the draft would cost, before anybody decides. */
export async function costView({ staff, published }: StaffCall, table: Table, foresight: Fitting) {
  const { words, locale, review } = table
  const say = words[locale]
  const saying = { words: say, locale }
  const draft = foresight.document as unknown as Questionnaire
  const held = await findHeld(staff.accounts.db, published.consultation.id, questionsAffected(foresight.changes))
  return {
    comparability: say(`comparability:${toldComparability(foresight.comparability, foresight.changes)}`),
    owed: obligationsOpened(review, foresight).map(({ node, attribute, locale: owed }) => ({
      what: say(`publication:owed-${owed}`, { part: partName(draft, node, attribute, saying) }),
      place: placeName(draft, node, saying).title,
    })),
    held: held.map(({ version, answered }) =>
      say('cost:held', { ...countOf(answered, locale), version: String(version) }),
    ),
    faults: problemSentences(foresight.problems, say),
    ...(foresight.returning.length > 0 ? { returning: foresight.returning.map((node) => nameOf(node)) } : {}),
  }
}

function nameOf(node: Fitting['returning'][number]): string {
  return 'id' in node ? node.id : node.kind
}
