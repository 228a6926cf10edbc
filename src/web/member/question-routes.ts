import type { FastifyInstance, FastifyReply } from 'fastify'
import { findQuestion } from '../../questionnaire/find-question.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { comment } from '../../revision/comment.js'
import { findPassage } from '../../revision/passage.js'
import { takeStance, withdraw } from '../../revision/propose.js'
import { markRead } from '../../revision/reading-store.js'
import { consultationAddress } from '../address.js'
import { NotHere } from '../not-here.js'
import { postedField } from '../posted-field.js'
import { lastStanding, readTable, type Table } from '../roundtable/table.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import { readNumber } from '../staff/read-number.js'
import { postedText, type TextFault, textFault } from '../staff/posted-text.js'
import type { Staff } from '../staff/staff.js'
import { type Amiss, type Done, sendQuestion } from './question-page.js'

/** One question of the draft: to read it, speak of it, and say what one thinks of what others propose. */
export function questionRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').roundtableQuestion(':id')
  answerStaff(app, { staff, locale, audience: 'member', address }, { get: (call) => sendQuestion(call), post: act })
}

async function act(call: StaffCall): Promise<FastifyReply> {
  const table = await readTable(call)
  if (!lastStanding(table, questionOf(call))) throw new NotHere()
  switch (postedField(call.request.body, 'go')) {
    case 'comment':
      return addComment(call, table)
    case 'support':
      return takeSide(call, 'support')
    case 'concern':
      return takeSide(call, 'concern')
    case 'take-back':
      return takeSide(call, 'none')
    case 'withdraw':
      return withdrawOwn(call)
    case 'read':
      return readOn(call, table)
    default:
      return showDone(call, 'nothing', '')
  }
}

function questionOf({ request }: StaffCall): string {
  return (request.params as { id: string }).id
}

function actor({ staff, published, person }: StaffCall) {
  return { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
}

function showDone(call: StaffCall, done: Done, anchor: string): FastifyReply {
  return call.reply.redirect(`${call.here.roundtableQuestion(questionOf(call))}?done=${done}${anchor}`, 303)
}

function sendAmiss(call: StaffCall, amiss: Amiss): Promise<FastifyReply> {
  return sendQuestion({ ...call, reply: call.reply.code(422) }, amiss)
}

function faultSentence(fault: TextFault, say: (key: string) => string): string {
  return say(fault === 'missing' ? 'draft-question:words-missing' : `reason:${fault}`)
}

async function addComment(call: StaffCall, table: Table): Promise<FastifyReply> {
  const { staff, request, locale } = call
  const say = staff.house.words[locale]
  const typed = (name: string) => postedText(request.body, name)
  const words = typed('comment')
  const replyTo = readNumber(typed('replyTo'))
  const field = replyTo === undefined ? 'comment' : `reply-${replyTo}`
  const fault = textFault(words)
  if (fault) return sendAmiss(call, { problems: { [field]: faultSentence(fault, say) } })
  const passage = findQuoted(call, table, typed('passage'))
  if (passage.kind === 'amiss') return sendAmiss(call, passage.amiss)
  const made = await staff.house.reviews.act(
    actor(call),
    comment({
      question: questionOf(call),
      locale: locales.find((each) => each === typed('language')) ?? locale,
      words,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(passage.passage ? { passage: passage.passage } : {}),
    }),
  )
  return made.kind === 'commented'
    ? showDone(call, 'commented', `#comment-${made.comment}`)
    : showDone(call, 'nothing', '')
}

type Quoted =
  | { readonly kind: 'fine'; readonly passage?: Parameters<typeof comment>[0]['passage'] }
  | { readonly kind: 'amiss'; readonly amiss: Amiss }

/** The passage that a comment is about, when it says one. */
function findQuoted({ staff, request, locale }: StaffCall, table: Table, quote: string): Quoted {
  if (quote === '') return { kind: 'fine' }
  const say = staff.house.words[locale]
  const { id } = request.params as { id: string }
  const found = findPassage(table.draft.document, { question: id, quote })
  switch (found.kind) {
    case 'found':
      return { kind: 'fine', passage: found.passage }
    case 'absent':
      return { kind: 'amiss', amiss: { problems: { passage: say('draft-question:passage-absent') } } }
    case 'several': {
      const chosen = found.passages[readNumber(postedField(request.body, 'place')) ?? -1]
      if (chosen) return { kind: 'fine', passage: chosen }
      const problems = { passage: say('draft-question:passage-several') }
      return { kind: 'amiss', amiss: { problems, passages: found.passages } }
    }
  }
}

async function takeSide(call: StaffCall, stance: 'support' | 'concern' | 'none'): Promise<FastifyReply> {
  const { staff, request, locale } = call
  const proposal = readNumber(postedField(request.body, 'proposal')) ?? 0
  const words = postedText(request.body, 'concern')
  const say = staff.house.words[locale]
  const fault = stance === 'concern' ? textFault(words) : undefined
  if (fault) return sendAmiss(call, { problems: { [`concern-${proposal}`]: faultSentence(fault, say) } })
  const spoken = locales.find((each) => each === postedField(request.body, 'language')) ?? locale
  const reason = stance === 'concern' ? { reason: { [spoken]: words } } : {}
  const taken = await staff.house.reviews.act(actor(call), takeStance({ proposal, stance, ...reason }))
  if (taken.kind !== 'taken') return showDone(call, 'nothing', `#proposal-${proposal}`)
  const done = { support: 'supported', concern: 'concerned', none: 'taken-back' } as const
  return showDone(call, done[stance], `#proposal-${proposal}`)
}

async function withdrawOwn(call: StaffCall): Promise<FastifyReply> {
  const proposal = readNumber(postedField(call.request.body, 'proposal')) ?? 0
  const withdrawn = await call.staff.house.reviews.act(actor(call), withdraw(proposal))
  return showDone(call, withdrawn.kind === 'withdrawn' ? 'withdrawn' : 'nothing', `#proposal-${proposal}`)
}

/** Marks the question as read and goes on to the next, or back to the list after the last. */
async function readOn(call: StaffCall, { review, questionnaire }: Table): Promise<FastifyReply> {
  const { staff, request, reply, published, person, here } = call
  const id = questionOf(call)
  const event = Math.min(readNumber(postedField(request.body, 'event')) ?? 0, review.event)
  const reader = { person: person.id, consultation: published.consultation.id }
  await markRead(staff.accounts.db, reader, { questions: [id], event })
  const next = postedField(request.body, 'next')
  return reply.redirect(findQuestion(questionnaire, next) ? here.roundtableQuestion(next) : here.roundtable, 303)
}
