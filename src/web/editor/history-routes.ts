import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { answerStaff } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { historyEntryRoutes } from './history-entry-routes.js'
import { sendHistory } from './history-page.js'
import { sendWords, sendWordsIndex } from './history-words-page.js'

/** Everything that was done about a consultation, whether it holds together, and where every word comes from. */
export function historyRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { history, historyWordsIndex, historyWords } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'editor' } as const
  answerStaff(app, { ...place, address: history }, { get: sendHistory })
  answerStaff(app, { ...place, address: historyWordsIndex }, { get: sendWordsIndex })
  answerStaff(app, { ...place, address: historyWords(':question') }, { get: sendWords })
  historyEntryRoutes(app, staff, locale)
}
