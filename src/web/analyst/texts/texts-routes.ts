import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { answerStaff } from '../../staff/call.js'
import type { Staff } from '../../staff/staff.js'
import { judgeCampaign, sendCampaigns } from './campaigns-page.js'
import { readAgain, sendFlags } from './flags-page.js'
import { sendOneText } from './one-text-page.js'
import { changeText } from './change-text.js'
import { sendQuestionTexts } from './question-texts-page.js'
import { sendTexts } from './texts-page.js'
import { changeFrame } from './change-frame.js'
import { sendThemes } from './themes-page.js'

/** What people wrote: read, searched, coded, flagged, hidden, and told apart where many wrote the same. */
export function textsRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const here = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'analyst' } as const
  answerStaff(app, { ...place, address: here.texts }, { get: sendTexts })
  answerStaff(app, { ...place, address: here.questionTexts(':question') }, { get: sendQuestionTexts })
  answerStaff(
    app,
    { ...place, address: here.oneText(':question', ':response') },
    { get: (call) => sendOneText(call), post: changeText },
  )
  answerStaff(app, { ...place, address: here.themes }, { get: (call) => sendThemes(call), post: changeFrame })
  answerStaff(app, { ...place, address: here.campaigns }, { get: sendCampaigns, post: judgeCampaign })
  answerStaff(app, { ...place, address: here.flags }, { get: sendFlags, post: readAgain })
}
