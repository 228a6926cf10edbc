import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { minutesOf } from '../../revision/minutes.js'
import { consultationAddress, type ConsultationAddress } from '../address.js'
import { NotHere } from '../not-here.js'
import { localesFrom } from '../words.js'
import { answerStaff, type StaffCall } from './call.js'
import { sendMeetings } from './meetings-page.js'
import { minutesText } from './minutes-text.js'
import { documentsOf, mentionsInMinutes, minutesRecord } from './minutes-view.js'
import { sendStaffPage } from './send-staff-page.js'
import type { Staff } from './staff.js'
import { openTelling } from './telling.js'

/** Whose pages minutes are among: the same minutes, each with the way back to their own list. */
type Room = {
  readonly audience: 'member' | 'editor'
  readonly list: (here: ConsultationAddress) => string
  readonly minutes: (here: ConsultationAddress, number: string) => string
}

const rooms: readonly Room[] = [
  {
    audience: 'editor',
    list: (here) => here.meetings,
    minutes: (here, number) => here.deskMeeting(number),
  },
  {
    audience: 'member',
    list: (here) => here.roundtableMeetings,
    minutes: (here, number) => here.roundtableMeeting(number),
  },
]

/** The minutes of a meeting, to read, to print and to download, for editors and for members. */
export function minutesRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const pattern = consultationAddress(locale, ':slug')
  for (const room of rooms) {
    const address = room.minutes(pattern, ':number')
    const place = { staff, locale, audience: room.audience }
    answerStaff(app, { ...place, address }, { get: (call) => sendMinutes(call, room) })
    answerStaff(app, { ...place, address: pattern.minutesFile(address) }, { get: sendFile })
  }
  answerStaff(app, { staff, locale, audience: 'member', address: pattern.roundtableMeetings }, { get: sendList })
}

/** For members: editors have theirs at their desk. */
async function sendList(call: StaffCall): Promise<FastifyReply> {
  const review = await call.staff.house.reviews.read(call.published.consultation.id)
  return sendMeetings(call, { review, minutes: (number) => call.here.roundtableMeeting(number) })
}

async function sendMinutes(call: StaffCall, room: Room): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { meeting, records } = await findRecords(call)
  const words = staff.house.words[locale]
  const title = words('minutes:meeting', { number: String(meeting.number), place: meeting.place[locale] })
  return sendStaffPage(call, {
    template: 'editor/minutes',
    page: {
      title,
      description: words('minutes:description'),
    },
    view: {
      title,
      consultation: published.consultation.profile.title[locale],
      list: room.list(here),
      file: here.minutesFile(room.minutes(here, String(meeting.number))),
      records,
    },
  })
}

async function sendFile(call: StaffCall): Promise<FastifyReply> {
  const { meeting, records } = await findRecords(call)
  const { profile, slug } = call.published.consultation
  const name = `${slug[call.locale]}-${call.staff.house.words[call.locale]('minutes:file-name')}-${meeting.number}.txt`
  return call.reply
    .type('text/plain; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(minutesText(profile.title[call.locale], records))
}

/** In the language of the page first. Throws `NotHere` when there was no such meeting. */
async function findRecords(call: StaffCall) {
  const { staff, locale, published, request } = call
  const { number } = request.params as { number: string }
  const review = await staff.house.reviews.read(published.consultation.id)
  const meeting = review.meetings.find((each) => String(each.number) === number)
  const { draft } = review
  if (!meeting || !draft) throw new NotHere()
  const minutes = minutesOf(review, meeting)
  const telling = await openTelling(call, mentionsInMinutes(minutes))
  const subject = { minutes, draft, documentOf: documentsOf(draft), telling }
  return { meeting, records: localesFrom(locale).map((each) => minutesRecord(subject, each)) }
}
