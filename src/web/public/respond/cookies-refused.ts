import type { Token } from '../../../response/token.js'
import { hiddenFields } from '../../hidden-fields.js'
import { type Call, unfinishedOf } from './call.js'
import { privatePageView } from '../question/private-page-view.js'
import { ordinalOf, pageNamed } from './question-page.js'
import { tearTicket } from './ticket.js'
import { fieldsOfPages } from './unfinished-response.js'
import { versionOf } from '../visit.js'

/** Says that the cookie was refused, with what was typed, and the way on without one. A second time the ticket opens nothing. */
export async function sendCookiesRefused(call: Call, ticket: Token) {
  const { desk, visit, reply } = call
  const { locale, here, consultation } = visit
  const kept = await unfinishedOf(call, ticket)
  await tearTicket(call, ticket)
  const version = versionOf(visit, kept?.version)
  const fields = fieldsOfPages(version.questionnaire, kept?.pages ?? {}, locale)
  const page = pageNamed(version, kept?.at)
  const hidden = hiddenFields(fields, { version: version.number, locale })
  return desk.sendPage(reply, {
    locale,
    template: 'public/cookies-refused',
    page: privatePageView({ house: call.desk.house, ...call.visit }, 'cookies-refused', {
      form: 'questionnaire',
      value: 'switch',
    }),
    view: {
      consultation: consultation.profile.title[locale],
      gone: kept === undefined,
      onePage: { action: here.onePage, hidden },
      retry: { action: here.page(ordinalOf(version, page)), hidden, go: 'next' },
    },
  })
}
