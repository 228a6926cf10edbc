import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { difference } from '../../questionnaire/difference.js'
import { findQuestion } from '../../questionnaire/find-question.js'
import type { Locale, Questionnaire } from '../../questionnaire/questionnaire.js'
import { accept } from '../../revision/decide.js'
import { foresee } from '../../revision/foresight.js'
import { documentAt, isUndecided, type Proposal } from '../../revision/review.js'
import { consultationAddress } from '../address.js'
import type { Draftwork } from '../editing/drafting.js'
import { openForm, readForm } from '../editing/work.js'
import { NotHere } from '../not-here.js'
import { intentWords } from '../roundtable/proposal-card.js'
import { changesSaid, questionsOfProposal, readTable, type Table } from '../roundtable/table.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { actAndTell } from './act-and-tell.js'
import { decisionTold } from './decision-notices.js'
import { proposalOf } from './proposal-page.js'
import { revise, revisionSeen } from './revising.js'
import { questionWorkshop } from './workshop.js'

/** Accepts a proposal with modifications: what it asks for in a form, to be changed. */
export function modifyingRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').modifying(':number')
  answerStaff(app, { staff, locale, audience: 'editor', address }, { get: modify, post: modify })
}

async function modify(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const table = await readTable(call)
  const proposal = proposalOf(call, table)
  const madeOn = revisionSeen(call, table)
  const before = documentAt(table.draft, madeOn)
  const words = staff.house.words[locale]
  return revise(call, table, {
    workshop: questionWorkshop(
      { ...draftworkOf(call, table, { proposal, before, madeOn }), madeOn },
      { words, locale },
    ),
    before,
    title: words('revising:modify', { number: String(proposal.number) }),
    about: intentWords(table, proposal),
    action: here.modifying(proposal.number),
    back: here.deskProposal(proposal.number),
    done: `${here.desk}?done=decided`,
    act: ({ before: base, document, reason, ...asked }) => {
      const instead = { madeOn, changes: difference(base, document) }
      const accepting = accept({ proposal: proposal.number, reason, instead, ...asked })
      return actAndTell(call, accepting, ({ kind }) =>
        kind === 'accepted' ? [decisionTold(call, proposal, 'accepted-modified')] : [],
      )
    },
  })
}

type Asked = { readonly proposal: Proposal; readonly before: JsonObject; readonly madeOn: number }

/** The questions that the proposal changes, as it would have them; as they stand where the draft has moved on. */
function draftworkOf({ request }: StaffCall, table: Table, asked: Asked): Omit<Draftwork, 'madeOn'> {
  const { proposal } = asked
  const document = wished(table, asked) as unknown as Questionnaire
  const questions = [...questionsOfProposal(table, proposal)].filter((id) => findQuestion(document, id))
  // Whoever had it open when another decided keeps what they wrote, and is told.
  if (questions.length === 0 || (!isUndecided(proposal) && request.method === 'GET')) throw new NotHere()
  const drafting = { document, work: 'edit', questions, mark: `r${table.draft.revisions.length}` } as const
  const body = request.body instanceof Map ? (request.body as Fields) : undefined
  return { drafting, form: body ? readForm(drafting, body) : openForm(drafting) }
}

function wished(table: Table, { proposal, before, madeOn }: Asked): JsonObject {
  const changes = changesSaid(table, proposal)
  const { draft } = table
  const seen = { ...draft, document: before, revisions: draft.revisions.slice(0, madeOn + 1) }
  const foresight = changes && foresee(seen, { madeOn: proposal.madeOn, changes })
  return foresight?.kind === 'fits' ? foresight.document : before
}
