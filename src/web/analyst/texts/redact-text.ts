import type { FastifyReply } from 'fastify'
import type { Span } from '../../../coding/flags.js'
import { perform } from '../../../coding/perform-store.js'
import { isReason, type RedactionReason } from '../../../coding/reason.js'
import { covers, placesOf, type Redaction } from '../../../coding/redaction.js'
import { postedField, postedFields } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import type { Problems } from '../../staff/faults.js'
import { postedText, textFault } from '../../staff/posted-text.js'
import { isWhole } from '../../staff/text-field.js'
import { actingIn } from './acting.js'
import type { FoundText } from './found-text.js'
import { sendOneText } from './one-text-page.js'
import { sendDone } from './send-done.js'

const longestNote = 500

/** Hides the passages that are ticked or typed. */
export async function redactText(call: StaffCall, found: FoundText): Promise<FastifyReply> {
  const { staff, request } = call
  const { question, response } = found.text
  const wish = wishIn(request.body, found.text.text)
  const problems = problemsIn(call, wish)
  const { reason, note } = wish
  if (reason === undefined || !isWhole(problems)) return sendOneText(amiss(call, 422), { problems })
  const added = wish.spans.map(({ start, length }) => ({ start, length, reason, ...(note !== '' && { note }) }))
  const subject = { kind: 'redaction', question, response } as const
  await perform(staff.accounts.db, actingIn(call), subject, (before) => {
    const standing = (before ?? []) as unknown as readonly Redaction[]
    return [...standing, ...added.filter((span) => !standing.some((each) => covers(each, span)))]
  })
  return sendDone(call, found, { done: 'redacted', sent: 'redacting' })
}

type Wish = {
  readonly passage: string
  readonly spans: readonly Span[]
  /** Whether the text has the passage that was typed, if one was. */
  readonly isThere: boolean
  readonly reason: RedactionReason | undefined
  readonly note: string
}

function wishIn(body: unknown, text: string): Wish {
  const passage = postedText(body, 'passage')
  const places = placesOf(passage, text)
  const asked = postedField(body, 'reason')
  return {
    passage,
    spans: [...tickedSpans(body, text), ...places],
    isThere: passage === '' || places.length > 0,
    reason: isReason(asked) ? asked : undefined,
    note: postedText(body, 'note'),
  }
}

function tickedSpans(body: unknown, text: string): readonly Span[] {
  const size = Array.from(text).length
  return postedFields(body, 'span').flatMap((value) => {
    const [, start, length] = /^(\d{1,6}):(\d{1,6})$/.exec(value) ?? []
    const span = { start: Number(start), length: Number(length) }
    return start !== undefined && span.length > 0 && span.start + span.length <= size ? [span] : []
  })
}

function problemsIn({ staff, locale }: StaffCall, { spans, isThere, reason, note }: Wish): Problems {
  const words = staff.house.words[locale]
  return {
    passage: !isThere
      ? words('texts:passage-not-there')
      : spans.length === 0
        ? words('texts:passage-missing')
        : undefined,
    reason: reason === undefined ? words('texts:reason-missing') : undefined,
    note: note === '' || !textFault(note, longestNote) ? undefined : words('texts:note-too-long'),
  }
}
