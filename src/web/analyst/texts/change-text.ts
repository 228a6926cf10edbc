import type { FastifyReply } from 'fastify'
import type { Quotation } from '../../../coding/act.js'
import { type Acting, type Outcome, perform, undo } from '../../../coding/perform-store.js'
import type { Span } from '../../../coding/flags.js'
import { isReason } from '../../../coding/reason.js'
import { placesOf, type Redaction } from '../../../coding/redaction.js'
import { findNeighbours, searchMode } from '../../../coding/text-store.js'
import { countedAs, isOffered, sorted } from '../../../coding/theme.js'
import type { Json } from '../../../questionnaire/change.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import { filterOf, queryOf } from './filtering.js'
import { findAddressed, type FoundText, postedValues, sendOneText, type TextDeed } from './one-text-page.js'

/** Codes a text, hides a part of it, marks it as fit to be quoted, or takes one of these back. */
export async function changeText(call: StaffCall): Promise<FastifyReply> {
  const { staff, request } = call
  const found = await findAddressed(call)
  const go = postedField(request.body, 'go')
  const [, number] = /^undo:(\d{1,15})$/.exec(go) ?? []
  if (number !== undefined) {
    return show(call, found, await undo(staff.accounts.db, actingIn(call), Number(number)), 'undone')
  }
  switch (go) {
    case 'save':
    case 'next':
      return code(call, found, go)
    case 'redact':
      return redact(call, found)
    case 'mark':
    case 'withdraw':
    case 'approve':
      return quote(call, found, go)
  }
  return show(call, found, { kind: 'same' }, 'saved')
}

export function actingIn({ staff, published, person }: StaffCall): Acting {
  return { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
}

async function code(call: StaffCall, found: FoundText, go: 'save' | 'next'): Promise<FastifyReply> {
  const { staff, request, person } = call
  const { text, frame } = found
  const known = (text.themes ?? []).map((id) => countedAs(frame, id))
  const themes = sorted(
    postedValues(request.body, 'theme').filter((id) => {
      const value = frame.get(id)
      return value !== undefined && (isOffered(value) || known.includes(id))
    }),
  )
  const isNone = postedField(request.body, 'none') !== ''
  const words = staff.house.words[call.locale]
  if (isNone && themes.length > 0) {
    return sendOneText(amiss(call, 422), { problems: { themes: words('texts:none-and-themes') } })
  }
  // Nothing ticked at all is no reading of it: whoever unticks everything takes their coding back.
  const after = themes.length > 0 || isNone ? themes : undefined
  if (after === undefined && text.themes === null && go === 'save') {
    return sendOneText(amiss(call, 422), { problems: { themes: words('texts:themes-missing') } })
  }
  const { question, response } = text
  const subject = { kind: 'coding', coder: person.id, question, response } as const
  const outcome = await perform(staff.accounts.db, actingIn(call), subject, () => after)
  return go === 'next' ? goOn(call, found) : show(call, found, outcome, 'saved')
}

/** To the next text, or back to the list after the last. */
async function goOn(call: StaffCall, { text, written, frame, asked }: FoundText): Promise<FastifyReply> {
  const { analyst } = call.staff.house.coding
  const filter = filterOf(call, frame, asked, written)
  const { next } = await findNeighbours(analyst, { ...filter, mode: await searchMode(analyst, filter) }, text)
  const { here, reply } = call
  const to = next ? here.oneText(written.name, next.response) : here.questionTexts(written.name)
  return reply.redirect(`${to}${queryOf(asked)}`, 303)
}

const longestNote = 500

async function redact(call: StaffCall, found: FoundText): Promise<FastifyReply> {
  const { staff, request, locale } = call
  const words = staff.house.words[locale]
  const { text } = found
  const passage = postedField(request.body, 'passage').replaceAll('\r\n', '\n').trim()
  const note = postedField(request.body, 'note').trim()
  const asked = postedField(request.body, 'reason')
  const reason = isReason(asked) ? asked : undefined
  const spans = [...tickedSpans(call, text.text), ...placesOf(passage, text.text)]
  const problems = {
    passage: passageProblem(passage, spans, found) && words(passageProblem(passage, spans, found)!),
    reason: reason === undefined ? words('texts:reason-missing') : undefined,
    note: isStorable(note) && Array.from(note).length <= longestNote ? undefined : words('texts:note-too-long'),
  }
  if (reason === undefined || Object.values(problems).some((problem) => problem !== undefined)) {
    return sendOneText(amiss(call, 422), { problems })
  }
  const { question, response } = text
  const added = spans.map(({ start, length }) => ({ start, length, reason, ...(note !== '' && { note }) }))
  const outcome = await perform(
    staff.accounts.db,
    actingIn(call),
    { kind: 'redaction', question, response },
    (before) => {
      const standing = (before ?? []) as unknown as readonly Redaction[]
      return [...standing, ...added.filter((span) => !standing.some((each) => covers(each, span)))]
    },
  )
  return show(call, found, outcome, 'redacted')
}

function passageProblem(passage: string, spans: readonly Span[], { text }: FoundText): string | undefined {
  if (passage !== '' && placesOf(passage, text.text).length === 0) return 'texts:passage-not-there'
  return spans.length === 0 ? 'texts:passage-missing' : undefined
}

/** PostgreSQL keeps no NUL, and JSON of it no half of a pair. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function covers(one: Redaction, { start, length }: Span): boolean {
  return one.start <= start && start + length <= one.start + one.length
}

function tickedSpans({ request }: StaffCall, text: string): readonly Span[] {
  const size = Array.from(text).length
  return postedValues(request.body, 'span').flatMap((value) => {
    const [, start, length] = /^(\d{1,6}):(\d{1,6})$/.exec(value) ?? []
    const span = { start: Number(start), length: Number(length) }
    return start !== undefined && span.length > 0 && span.start + span.length <= size ? [span] : []
  })
}

async function quote(call: StaffCall, found: FoundText, go: 'mark' | 'withdraw' | 'approve'): Promise<FastifyReply> {
  const { staff, person } = call
  const { question, response } = found.text
  const next = (before: Json | undefined): Json | undefined => {
    const standing = before as Quotation | undefined
    switch (go) {
      case 'mark':
        return before ?? { markedBy: person.id }
      case 'withdraw':
        return undefined
      case 'approve':
        // A second pair of eyes, or none.
        if (!standing || standing.markedBy === person.id || standing.approvedBy !== undefined) return before
        return { markedBy: standing.markedBy, approvedBy: person.id }
    }
  }
  const outcome = await perform(staff.accounts.db, actingIn(call), { kind: 'quotation', question, response }, next)
  const deeds = { mark: 'marked', withdraw: 'withdrawn', approve: 'approved' } as const
  return show(call, found, outcome, deeds[go])
}

function show(call: StaffCall, { text, written, asked }: FoundText, { kind }: Outcome, deed: TextDeed): FastifyReply {
  const done = kind === 'done' ? deed : kind
  return call.reply.redirect(`${call.here.oneText(written.name, text.response)}${queryOf(asked, { done })}`, 303)
}
