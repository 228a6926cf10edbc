import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { answerStaff } from '../../staff/call.js'
import type { Staff } from '../../staff/staff.js'
import { ruleOnGroups, sendCampaigns } from './campaigns-page.js'
import { changeThemes } from './changing-themes.js'
import { codePage } from './coding-texts.js'
import { sendFlags } from './flags-page.js'
import { changeOneText } from './one-text-deeds.js'
import { sendOneText } from './one-text-page.js'
import { sendQuestionTexts } from './question-texts-page.js'
import { sendTexts } from './texts-page.js'
import { sendThemes } from './themes-page.js'

/** What people wrote in their own words: read, searched, coded, redacted. */
export function textsRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const here = consultationAddress(locale, ':slug')
  const place = (address: string) => ({ staff, locale, audience: 'analyst', address }) as const
  answerStaff(app, place(here.texts), { get: sendTexts })
  answerStaff(app, place(here.questionTexts(':question')), { get: (call) => sendQuestionTexts(call), post: codePage })
  answerStaff(app, place(here.oneText(':question', ':response')), {
    get: (call) => sendOneText(call),
    post: changeOneText,
  })
  answerStaff(app, place(here.themes), { get: (call) => sendThemes(call), post: changeThemes })
  answerStaff(app, place(here.campaigns), { get: sendCampaigns, post: ruleOnGroups })
  answerStaff(app, place(here.flags), { get: sendFlags })
}
