import type { FastifyReply } from 'fastify'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { foresee, type Foresight } from '../../revision/foresight.js'
import { isUndecided, type Proposal, type Review, standingOf } from '../../revision/review.js'
import { NotHere } from '../not-here.js'
import { postedField } from '../posted-field.js'
import { intentWords, proposalCard } from '../roundtable/proposal-card.js'
import { changesSaid, lastStanding, readTable, type Table } from '../roundtable/table.js'
import { type Laid, layOut, weigh } from '../roundtable/weighing.js'
import type { StaffCall } from '../staff/call.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { readNumber } from '../staff/read-number.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { reasonFields } from '../staff/text-field.js'
import { conflictsView } from './conflicts-view.js'
import { costView } from './cost-view.js'

/** What an editor can choose about a proposal by itself; to accept with modifications is a page of its own. */
export const choices = ['accepted', 'declined', 'deferred', 'superseded'] as const
export type Choice = (typeof choices)[number]

/** A decision that was tried, and what is to be looked at. */
type Tried = { readonly reason: Bilingual; readonly problems: Problems }

/** Throws `NotHere` where there is no such proposal. */
export function proposalOf({ request }: StaffCall, { review }: Table): Proposal {
  const { number } = request.params as { number: string }
  const proposal = review.proposals.get(readNumber(number) ?? 0)
  if (!proposal) throw new NotHere()
  return proposal
}

/** One proposal: what it changes of the draft as it stands, what it would cost, and what is decided. */
export async function sendProposal(call: StaffCall, tried?: Tried): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const table = await readTable(call)
  const proposal = proposalOf(call, table)
  const { number } = proposal
  const title = words('table:proposal', { number: String(number), title: intentWords(table, proposal) })
  const all = layOut(table)
  const own = all.find((each) => each.proposal.number === number)
  return sendStaffPage(call, {
    template: 'editor/proposal',
    page: {
      title,
      description: words('decision:description'),
    },
    view: {
      ...proposalCard(table, proposal),
      desk: here.desk,
      ...aboutView(call, table, proposal),
      ...(own ? await undecidedView(call, table, weighingOf(table, own, all), tried) : {}),
      ...(!isUndecided(proposal) && tried ? { kept: keptReason(tried.reason) } : {}),
    },
    fragments: await faultFragments(staff, locale, tried?.problems ?? {}),
  })
}

function aboutView({ here }: StaffCall, table: Table, { question }: Proposal) {
  const found = question === undefined ? undefined : lastStanding(table, question)
  return found ? { about: { href: here.roundtableQuestion(found.id), text: found.text[table.locale] } } : {}
}

/** A proposal among all that wait for a decision. */
type Weighing = {
  readonly proposal: Proposal
  /** None when what it asks for has been erased. */
  readonly foresight: Foresight | undefined
  readonly others: readonly Laid[]
  /** Those of the others that cannot be accepted beside it. */
  readonly atOdds: readonly Proposal[]
}

function weighingOf(table: Table, own: Laid, all: readonly Laid[]): Weighing {
  const { proposal, atOddsWith } = weigh(table, own, all)
  const changes = changesSaid(table, proposal)
  const others = all.filter((each) => each !== own)
  return {
    proposal,
    foresight: changes && foresee(table.draft, { madeOn: proposal.madeOn, changes }),
    others,
    atOdds: others.map((each) => each.proposal).filter((other) => atOddsWith.includes(other.number)),
  }
}

async function undecidedView(call: StaffCall, table: Table, weighing: Weighing, tried: Tried | undefined) {
  const { foresight, atOdds } = weighing
  return {
    ...(foresight?.kind === 'fits' ? { cost: await costView(call, table, foresight) } : {}),
    ...(foresight?.kind === 'conflict' ? { conflicts: conflictsView(table, foresight.conflicts) } : {}),
    atOdds: atOdds.map((proposal) => ({
      href: call.here.deskProposal(proposal.number),
      ...proposalCard(table, proposal),
    })),
    decision: decisionView(call, table, weighing, tried),
  }
}

function decisionView(
  { staff, request, locale, here }: StaffCall,
  { draft, words, review }: Table,
  { proposal, foresight, atOdds }: Weighing,
  tried: Tried | undefined,
) {
  const say = words[locale]
  const posted = (name: string) => postedField(request.body, name)
  const problems = tried?.problems ?? {}
  const others = coveringOf(review, proposal)
  const near = others.find((other) => other.question === proposal.question)
  const covering = posted('supersededBy') || String(atOdds[0]?.number ?? near?.number ?? '')
  const isReturning = foresight?.kind === 'fits' && foresight.returning.length > 0
  return {
    action: here.deskProposal(proposal.number),
    seen: String(draft.revisions.length - 1),
    modify: here.modifying(proposal.number),
    choices: choices
      .filter((choice) => choice !== 'accepted' || foresight?.kind === 'fits')
      .map((choice, index) => ({
        value: choice,
        id: index === 0 ? 'outcome' : `outcome-${choice}`,
        label: say(`decision:choose-${choice}`),
        checked: posted('outcome') === choice ? ' checked' : '',
      })),
    outcomeProblem: problemView(problems['outcome']),
    others: others.map(({ number }) => ({ number, selected: String(number) === covering ? ' selected' : '' })),
    supersededProblem: problemView(problems['supersededBy']),
    declared: declaredView(posted('declared'), say),
    ...(isReturning ? { same: posted('same') === '' ? '' : ' checked' } : {}),
    isReturning,
    sameProblem: problemView(problems['same']),
    fields: reasonFields(staff.house, { form: 'decision', locale, reason: tried?.reason, problems }),
  }
}

/** Those that can cover another: accepted already, or still to be decided. */
function coveringOf({ proposals }: Review, proposal: Proposal): readonly Proposal[] {
  const gone = ['declined', 'superseded', 'withdrawn']
  return [...proposals.values()].filter((each) => each !== proposal && !gone.includes(standingOf(each)))
}

const declarations = ['', 'typo', 'meaning'] as const

/** What an editor can say of changes where no rule can tell. */
export function declaredView(chosen: string, say: (key: string) => string) {
  return declarations.map((value) => ({
    value,
    label: say(`decision:declared-${value === '' ? 'none' : value}`),
    selected: value === chosen ? ' selected' : '',
  }))
}

export function readDeclared(typed: string): 'typo' | 'meaning' | undefined {
  return typed === 'typo' || typed === 'meaning' ? typed : undefined
}

function keptReason(reason: Bilingual) {
  return [
    { lang: 'en-CA', words: reason.en },
    { lang: 'fr-CA', words: reason.fr },
  ].filter(({ words }) => words.trim() !== '')
}
