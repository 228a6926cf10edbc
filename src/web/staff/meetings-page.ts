import type { FastifyReply } from 'fastify'
import type { Review } from '../../revision/review.js'
import { countOf } from '../count.js'
import { dateRange } from '../dates.js'
import type { StaffCall } from './call.js'
import { doneOf } from './done.js'
import { faultFragments, type Problems } from './faults.js'
import { sendStaffPage } from './send-staff-page.js'
import { openTelling } from './telling.js'

/** What can be done here, as `?done=` tells it. */
export const meetingDeeds = ['held'] as const

type MeetingsPage = {
  readonly review: Review
  readonly minutes: (number: number) => string
  /** The form to record another, for those who may. */
  readonly form?: object
  readonly problems?: Problems
}

/** The meetings of a roundtable, newest first, each with the way to its minutes. */
export async function sendMeetings(
  call: StaffCall,
  { review, minutes, form, problems = {} }: MeetingsPage,
): Promise<FastifyReply> {
  const { staff, locale } = call
  const words = staff.house.words[locale]
  const telling = await openTelling(
    call,
    review.meetings.map(({ present }) => present),
  )
  const done = doneOf(call, meetingDeeds)
  return sendStaffPage(call, {
    template: 'editor/meetings',
    page: {
      title: words('minutes:title'),
      description: words('minutes:description'),
    },
    view: {
      done: done && words(`minutes:done-${done}`),
      meetings: review.meetings.toReversed().map(({ number, place, from, to, present }) => {
        const there = telling.said.get(present.utterance)
        return {
          href: minutes(number),
          title: words('minutes:meeting', { number: String(number), place: place[locale] }),
          range: dateRange(from, to, locale),
          ...(typeof there === 'string' && { present: countOf(there.split('\n').length, locale) }),
        }
      }),
      ...(form && { form }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}
