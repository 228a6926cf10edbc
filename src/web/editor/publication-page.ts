import type { FastifyReply } from 'fastify'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { Review } from '../../revision/review.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { openTelling } from '../staff/telling.js'
import { reasonFields } from '../staff/text-field.js'
import { mentionsOfPublication, standingView, upcomingView, versionsView } from './publication-view.js'

/** What can be done here, as `?done=` tells it. */
export const deeds = ['requested', 'published', 'withdrawn', 'turned-back', 'reverted', 'two', 'one'] as const

/** What was tried, by the form that tried it, and what is to be looked at. */
export type PublicationTry = {
  readonly form: string
  readonly reason?: Bilingual
  readonly problems: Problems
}

export async function sendPublication(call: StaffCall, review: Review, tried?: PublicationTry): Promise<FastifyReply> {
  const { staff, locale, published, here, person } = call
  const { consultation } = published
  const words = staff.house.words[locale]
  const telling = await openTelling(call, mentionsOfPublication(review))
  const hasDates = consultation.opensOn !== undefined && consultation.closesOn !== undefined
  const subject = { review, hasDates, telling, person: person.id, slug: consultation.slug[locale] }
  const done = doneOf(call, deeds)
  return sendStaffPage(call, {
    template: 'editor/publication',
    page: {
      title: words('publication:title'),
      description: words('publication:description'),
    },
    view: {
      action: here.publication,
      changes: here.changes,
      preview: here.preview,
      done: done && words(`publication:done-${done}`),
      ...standingView(subject),
      ...(review.draft && { upcoming: upcomingView(review.draft, review.publications.at(-1), telling) }),
      versions: versionsView(subject).map((version) => ({
        ...version,
        ...formView(call, `revert-${version.number}`, tried),
      })),
      turnBack: formView(call, 'turn-back', tried),
      switch: formView(call, 'switch', tried),
    },
    fragments: await faultFragments(staff, locale, tried?.problems ?? {}),
  })
}

function formView({ staff, locale }: StaffCall, form: string, tried: PublicationTry | undefined) {
  const isTried = tried?.form === form
  const typed = isTried ? { reason: tried.reason, problems: tried.problems } : {}
  return { fields: reasonFields(staff.house, { form, locale, ...typed }), open: isTried }
}
