import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { answerStaff } from '../../staff/call.js'
import type { Staff } from '../../staff/staff.js'
import { sendCrossed } from './crossed-page.js'
import { sendOverview } from './overview-page.js'
import { sendQuestionNumbers } from './question-page.js'
import { sendQuestions } from './questions-page.js'

/** What was answered, in numbers: who took part, question by question, and two questions together. */
export function numbersRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const here = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'analyst' } as const
  answerStaff(app, { ...place, address: here.analysis }, { get: sendOverview })
  answerStaff(app, { ...place, address: here.analysisQuestions }, { get: sendQuestions })
  answerStaff(app, { ...place, address: here.analysisQuestion(':question') }, { get: sendQuestionNumbers })
  answerStaff(app, { ...place, address: here.crossed }, { get: sendCrossed })
}
