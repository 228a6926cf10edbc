import type { FastifyInstance, FastifyReply } from 'fastify'
import { findReading, markRead } from '../../revision/reading-store.js'
import { questionsOf } from '../../questionnaire/find-question.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { countOf } from '../count.js'
import { dateRange } from '../dates.js'
import { postedField } from '../posted-field.js'
import { newsFor } from '../roundtable/news.js'
import { goneQuestions, questionsIndex } from '../roundtable/questions-index.js'
import { readTable } from '../roundtable/table.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import type { Staff } from '../staff/staff.js'
import { readNumber } from '../staff/read-number.js'

/** The draft that the roundtable reviews: its questions, and what is new about each. */
export function roundtableRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { roundtable } = consultationAddress(locale, ':slug')
  answerStaff(app, { staff, locale, audience: 'member', address: roundtable }, { get: sendIndex, post: markAllRead })
}

async function sendIndex(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here, person } = call
  const { consultation } = published
  const words = staff.house.words[locale]
  const table = await readTable(call)
  const news = newsFor(table, await findReading(staff.accounts.db, person.id, consultation.id))
  const fresh = [...news.values()].filter((count) => count > 0).length
  const meeting = table.review.meetings.at(-1)
  return sendStaffPage(call, {
    template: 'member/roundtable',
    page: {
      title: words('roundtable:title'),
      description: words('roundtable:description'),
    },
    view: {
      action: here.roundtable,
      event: table.review.event,
      ...(doneOf(call, ['read']) ? { done: words('roundtable:done-read') } : {}),
      lead: words('roundtable:lead', countOf(questionsOf(table.questionnaire).length, locale)),
      ...(meeting
        ? { meeting: { place: meeting.place[locale], range: dateRange(meeting.from, meeting.to, locale) } }
        : {}),
      ...(news.size === 0 ? { isFirst: true } : {}),
      whatIsNew: fresh > 0 ? words('roundtable:questions-news', countOf(fresh, locale)) : words('roundtable:no-news'),
      pages: questionsIndex(table, news, here.roundtableQuestion),
      gone: goneQuestions(table, here.roundtableQuestion),
      // Nobody who edits has proposals of their own.
      ...(call.roles.has('member') ? { own: here.ownProposals } : {}),
    },
  })
}

async function markAllRead(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, published, person, here } = call
  const table = await readTable(call)
  const questions = questionsOf(table.questionnaire).map(({ id }) => id)
  const event = Math.min(readNumber(postedField(request.body, 'event')) ?? 0, table.review.event)
  await markRead(
    staff.accounts.db,
    { person: person.id, consultation: published.consultation.id },
    { questions, event },
  )
  return reply.redirect(`${here.roundtable}?done=read`, 303)
}
