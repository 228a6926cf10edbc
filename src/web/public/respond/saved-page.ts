import { codeOf, groupsOf, type Token } from '../../../response/token.js'
import type { Unfinished } from '../../../response/unfinished.js'
import { longDate } from '../../dates.js'
import type { Call } from './call.js'
import { privatePageView } from '../question/private-page-view.js'
import { ordinalOf, pageNamed } from './question-page.js'
import { pairsOf } from './receipt-page.js'
import { versionOf, type Visit } from '../visit.js'

/** The page with the resume code of what is kept under this token. */
export function sendSavedPage(call: Call, held: Token, unfinished: Unfinished) {
  const { desk, visit, request, reply } = call
  const { locale, consultation, here, there } = visit
  const origin = desk.house.publicOrigin ?? request.server.listeningOrigin
  return desk.sendPage(reply, {
    locale,
    template: 'public/saved',
    page: privatePageView({ house: call.desk.house, ...call.visit }, 'saved', { href: there.saved }),
    view: {
      consultation: consultation.profile.title[locale],
      code: pairsOf(groupsOf(codeOf(held))),
      resume: { href: here.resume, words: `${origin}${here.resume}` },
      until: consultation.closesOn && longDate(consultation.closesOn, locale),
      continue: whereLeftOff(visit, unfinished),
      forget: { action: here.saved },
    },
  })
}

/** The address of the page that was saved last. */
export function whereLeftOff(visit: Visit, { version, at }: Unfinished): string {
  const pinned = versionOf(visit, version)
  return visit.here.page(ordinalOf(pinned, pageNamed(pinned, at)))
}
