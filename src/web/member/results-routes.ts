import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { readReport } from '../results/read-report.js'
import { reportStyles } from '../results/report-styles.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import type { Staff } from '../staff/staff.js'

/** What was heard, as the roundtable sees it before everybody does. */
export function sharedResultsRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { roundtableResults } = consultationAddress(locale, ':slug')
  answerStaff(app, { staff, locale, audience: 'member', address: roundtableResults }, { get: sendShared })
}

async function sendShared(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here, published } = call
  const { house } = staff
  const words = house.words[locale]
  const { id } = published.consultation
  const { shared, editions } = await house.results.read(id)
  const heard = shared && (await house.results.findHeard(id, shared.of))
  return sendStaffPage(call, {
    template: 'staff/results',
    page: {
      title: words('preparing:results'),
      description: words('preparing:shared-description'),
      styles: reportStyles(house),
    },
    view: {
      ...(editions.length > 0 && { published: here.results }),
      ...(heard
        ? {
            banner: words('preparing:preliminary'),
            report: await readReport(house, published, heard, words),
          }
        : { nothing: editions.length === 0 }),
    },
  })
}
