import type { FastifyReply } from 'fastify'
import { contradicts } from '../../../coding/coding.js'
import { findThemes } from '../../../coding/coding-store.js'
import { isReason } from '../../../coding/reason.js'
import { redactText } from '../../../coding/redaction-store.js'
import { findPassages, isWithin, type Span } from '../../../coding/span.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import { postedText, textFault } from '../../staff/posted-text.js'
import { act, doneBy, undoPosted } from './coding-call.js'
import { saveCodes } from './coding-texts.js'
import { readOneText, sendOneText } from './one-text-page.js'
import { postedSpans } from './redacting-view.js'
import { queryOf, wantedIn } from './text-filter.js'
import { sentCodes } from './theme-choice.js'

/** What an analyst does to one text. */
export function changeOneText(call: StaffCall): Promise<FastifyReply> {
  switch (postedField(call.request.body, 'go')) {
    case 'redact':
      return redactPosted(call)
    case 'undo':
      return undoPosted(call).then((undone) => showDone(call, doneBy(undone)))
    default:
      return codeOne(call)
  }
}

async function codeOne(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, published, here } = call
  const { question, received } = await readOneText(call)
  const themes = await findThemes(staff.house.openTexts.read, published.consultation.id)
  const codes = sentCodes(request.body, received.response, themes)
  if (contradicts(codes.sent)) return sendOneText(amiss(call, 422), { sent: codes })
  await saveCodes(call, question.stored, new Map([[received.response, codes]]))
  // The way on was chosen by where this text stood before it was coded.
  const next = postedField(request.body, 'next')
  const goesOn = postedField(request.body, 'go') === 'next' && isPathOf(next, here.questionTexts(question.id))
  return goesOn ? reply.redirect(next, 303) : showDone(call, 'saved')
}

async function redactPosted(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, locale } = call
  const words = staff.house.words[locale]
  const { received } = await readOneText(call)
  const passage = postedField(request.body, 'passage').replaceAll('\r\n', '\n')
  const found = findPassages(received.words, passage)
  const spans = [...readSpans(postedSpans(request.body), received.words), ...found]
  const reason = postedField(request.body, 'reason')
  const because = postedText(request.body, 'because')
  const fault = because === '' ? undefined : textFault(because, 500)
  const problems = {
    passage:
      passage !== '' && found.length === 0
        ? words('one-text:passage-not-found')
        : spans.length === 0
          ? words('one-text:nothing-chosen')
          : undefined,
    reason: isReason(reason) ? undefined : words('one-text:reason-missing'),
    because: fault && words('one-text:because-unfit'),
  }
  if (!isReason(reason) || problems.passage !== undefined || problems.because !== undefined) {
    return sendOneText(amiss(call, 422), { problems, isRedacting: true })
  }
  const { question, response } = received
  const isNew = await act(call, (trx, acting) =>
    redactText(trx, acting, { question, response, spans: distinct(spans), reason, because }),
  )
  return showDone(call, isNew ? 'redacted' : 'redacted-before')
}

function readSpans(values: readonly string[], text: string): readonly Span[] {
  return values
    .flatMap((value) => {
      const [, place, length] = /^(\d{1,7})-(\d{1,7})$/.exec(value) ?? []
      return place === undefined ? [] : [{ place: Number(place), length: Number(length) }]
    })
    .filter((span) => isWithin(text, span))
}

/** A flag that was chosen may also be the passage that was typed. */
function distinct(spans: readonly Span[]): readonly Span[] {
  return [...new Map(spans.map((span) => [`${span.place}-${span.length}`, span])).values()]
}

function showDone(call: StaffCall, done: string): FastifyReply {
  const { question, response } = call.request.params as { question: string; response: string }
  const query = queryOf(wantedIn(call))
  return call.reply.redirect(
    `${call.here.oneText(question, response)}${query}${query === '' ? '?' : '&'}done=${done}`,
    303,
  )
}

/** Only a page of the same list: what a form sends leads nowhere else. */
function isPathOf(path: string, list: string): boolean {
  return path.startsWith(`${list}/`) && /^[\w/%?=&+.~-]*$/.test(path.slice(list.length))
}
