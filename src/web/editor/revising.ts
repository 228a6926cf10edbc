import type { FastifyReply } from 'fastify'
import type { JsonObject } from '../../questionnaire/change.js'
import { difference } from '../../questionnaire/difference.js'
import { newProblems } from '../../questionnaire/new-problems.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { foresee } from '../../revision/foresight.js'
import type { NotDecided } from '../../revision/decide.js'
import type { Edited } from '../../revision/revise.js'
import { documentDifference } from '../difference/document-difference.js'
import { isTakenOver, postedAgain, postToTwin, stepOf } from '../editing/drafting.js'
import { postedField } from '../posted-field.js'
import { problemSentences } from '../roundtable/problem-sentences.js'
import type { Table } from '../roundtable/table.js'
import { amiss, type StaffCall } from '../staff/call.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { readNumber } from '../staff/read-number.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { isWhole, readReason, reasonFields } from '../staff/text-field.js'
import { costView } from './cost-view.js'
import { declaredView, readDeclared } from './proposal-page.js'
import { refusalSentence } from './refusal.js'
import type { Workshop } from './workshop.js'

/** What an editor asks of the draft, once it is made and explained. */
type AskedRevision = {
  readonly madeOn: number
  readonly document: JsonObject
  readonly before: JsonObject
  readonly reason: Bilingual
  readonly declared?: 'typo' | 'meaning'
  readonly sameAsBefore?: boolean
}

/** A form of an editor's, and what is done with what it makes. */
export type Revising = {
  readonly workshop: Workshop
  /** What the draft is when the form is opened. */
  readonly before: JsonObject
  readonly title: string
  readonly about: string
  readonly action: string
  readonly back: string
  /** Where it leads once it is done. */
  readonly done: string
  readonly act: (asked: AskedRevision) => Promise<Edited | NotDecided | { readonly kind: 'accepted' }>
}

/** The form, then what it changes and costs with the reason asked, then the act: by the button that was pressed. */
export async function revise(call: StaffCall, table: Table, revising: Revising): Promise<FastifyReply> {
  const { workshop, before } = revising
  const step = stepOf(call)
  const say = call.staff.house.words[call.locale]
  if (step === 'switch' && !isTakenOver(call)) return postToTwin(call)
  const isPreview = step === 'switch' && postedField(call.request.body, 'page') === 'preview'
  if (step === 'form' || (step === 'switch' && !isPreview)) return sendForm(call, revising)
  const made = workshop.make()
  if (made.kind === 'at-fault') return sendForm(amiss(call, 422), revising, made.problems)
  const sides = { before, document: made.document }
  if (difference(before, made.document).length === 0) {
    return sendForm(amiss(call, 422), revising, { [workshop.field]: say('proposing:changes-nothing') })
  }
  return step === 'send' ? send(call, table, revising, sides) : sendSeen(call, table, revising, sides)
}

/** The revision that a form was opened on; the latest, when it is opened now. */
export function revisionSeen({ request }: StaffCall, { draft }: Table): number {
  const latest = draft.revisions.length - 1
  return Math.min(readNumber(postedField(request.body, 'madeOn')) ?? latest, latest)
}

type Sides = { readonly before: JsonObject; readonly document: JsonObject; readonly tried?: TriedReason }

async function send(call: StaffCall, table: Table, revising: Revising, sides: Sides): Promise<FastifyReply> {
  const { staff, request, reply, locale } = call
  const { reason, problems } = readReason(staff.house, locale, request.body, 'revision')
  if (!isWhole(problems)) return sendSeen(amiss(call, 422), table, revising, { ...sides, tried: { reason, problems } })
  const declared = readDeclared(postedField(request.body, 'declared'))
  const made = await revising.act({
    ...sides,
    madeOn: revising.workshop.madeOn,
    reason,
    ...(declared ? { declared } : {}),
    ...(postedField(request.body, 'same') === '' ? {} : { sameAsBefore: true }),
  })
  if (made.kind === 'revised' || made.kind === 'accepted') return reply.redirect(revising.done, 303)
  const field = made.kind === 'returns' ? 'same' : 'refused'
  const sentence = refusalSentence(made, staff.house.words[locale])
  const tried = { reason, problems: { [field]: sentence } }
  return sendSeen(amiss(call, 409), table, revising, { ...sides, tried })
}

async function sendForm(call: StaffCall, revising: Revising, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale } = call
  return sendStaffPage(call, {
    template: 'editor/revising',
    page: pageOf(call, revising),
    view: {
      ...frameOf(call, revising),
      ...revising.workshop.view(problems),
      kept: postedAgain(call, isOfSeen),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

const isOfSeen = (name: string) => ['reason-en', 'reason-fr', 'declared', 'same'].includes(name)

type TriedReason = { readonly reason: Bilingual; readonly problems: Problems }

async function sendSeen(
  call: StaffCall,
  table: Table,
  revising: Revising,
  { before, document, tried }: Sides,
): Promise<FastifyReply> {
  const { staff, request, locale } = call
  const { words } = staff.house
  const posted = (name: string) => postedField(request.body, name)
  const problems = tried?.problems ?? {}
  const reason = tried?.reason ?? { en: posted('reason-en'), fr: posted('reason-fr') }
  return sendStaffPage(call, {
    template: 'editor/revising-seen',
    page: pageOf(call, revising),
    view: {
      ...frameOf(call, revising),
      difference: documentDifference(before, document, words, locale),
      cost: await costOf(call, table, revising.workshop.madeOn, { before, document }),
      kept: postedAgain(call, revising.workshop.isOwn),
      declared: declaredView(posted('declared'), words[locale]),
      same: posted('same') === '' ? '' : ' checked',
      isReturning: problems['same'] !== undefined || posted('same') !== '',
      sameProblem: problemView(problems['same']),
      refused: problemView(problems['refused']),
      fields: reasonFields(staff.house, { form: 'revision', locale, reason, problems }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** Of the draft as it stands; where it moved on so that it no longer fits, only what is wrong with the document itself. */
async function costOf(call: StaffCall, table: Table, madeOn: number, { before, document }: Sides) {
  const { draft, words, locale } = table
  const changes = difference(before, document)
  const foresight = foresee(draft, { madeOn, changes })
  if (foresight.kind === 'fits') return costView(call, table, foresight)
  return { faults: problemSentences(newProblems(before, document), words[locale]), owed: [], held: [] }
}

function pageOf({ staff, locale }: StaffCall, { title }: Revising) {
  const words = staff.house.words[locale]
  return {
    title,
    description: words('revising:description'),
    toggle: { form: 'work', value: 'switch' },
  }
}

function frameOf({ locale }: StaffCall, { workshop, title, about, action, back }: Revising) {
  return {
    action,
    back,
    locale,
    work: workshop.work,
    madeOn: String(workshop.madeOn),
    title,
    about,
  }
}
