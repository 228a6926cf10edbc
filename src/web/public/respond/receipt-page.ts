import type { FastifyReply } from 'fastify'
import { receiptCode } from '../../../response/keys.js'
import { codeOf, groupsOf, type Token } from '../../../response/token.js'
import { longDate } from '../../dates.js'
import { hiddenFields } from '../../hidden-fields.js'
import type { PageView } from '../../site-view.js'
import type { AnswersSection } from '../question/answers-view.js'
import type { Call } from './call.js'
import { plainHeading, sendCopy } from './copy.js'
import { helpView } from '../question/help-view.js'
import { privatePageView } from '../question/private-page-view.js'
import { mixedOf } from '../question/prepared-review.js'

export function sendReceipt(call: Call, token: Token): Promise<FastifyReply> {
  const { desk, visit, reply } = call
  const { locale, consultation, latest, status } = visit
  const { helpResources } = latest.questionnaire
  const view = {
    ...receiptView(call, token),
    ...(status === 'O' && consultation.closesOn ? { closesOn: longDate(consultation.closesOn, locale) } : {}),
    mixed: mixedOf(visit),
    ...(helpResources ? { help: helpView(helpResources, locale) } : {}),
  }
  const page = privatePageView({ house: call.desk.house, ...call.visit }, 'receipt', switchOf(call))
  return desk.sendPage(reply, { locale, template: 'public/receipt', page, view })
}

/** The receipt once more; when what was sent again is not what counts, that too, so that nothing typed is lost. */
export function sendAlreadySubmitted(
  call: Call,
  token: Token,
  otherAnswers: readonly AnswersSection[],
): Promise<FastifyReply> {
  const { desk, visit, reply } = call
  const page = privatePageView({ house: call.desk.house, ...call.visit }, 'already-submitted', switchOf(call))
  const view = { ...receiptView(call, token), otherAnswers }
  return desk.sendPage(reply, { locale: visit.locale, template: 'public/already-submitted', page, view })
}

/** Without a cookie the form carries the token to the other language; with one it stays out of the page. */
function switchOf({ held, visit }: Call): PageView['toggle'] {
  return held ? { href: visit.there.receipt } : { form: 'receipt', value: 'switch' }
}

function receiptView({ held, visit }: Call, token: Token) {
  const { locale, here, consultation } = visit
  const controls = { locale, ...(held ? {} : { token: codeOf(token) }) }
  return {
    consultation: consultation.profile.title[locale],
    consultationHref: here.profile,
    code: pairsOf(groupsOf(receiptCode(token, consultation.id))),
    copy: { action: here.receipt, hidden: hiddenFields(new Map(), controls) },
    again: { action: here.receipt },
  }
}

/** Two groups stay together when a narrow screen breaks the code. */
export function pairsOf(groups: readonly string[]): readonly (readonly string[])[] {
  return groups.flatMap((_, index) => (index % 2 === 0 ? [groups.slice(index, index + 2)] : []))
}

const said = [
  { heading: 'proves', points: ['proves-received', 'proves-once'] },
  { heading: 'proves-not', points: ['not-who', 'not-what', 'not-withdraw'] },
] as const

/** The receipt as a text to keep. */
export function sendReceiptCopy({ desk, visit, reply }: Call, token: Token): FastifyReply {
  const { consultation, locale } = visit
  const words = desk.house.words[locale]
  const title = consultation.profile.title[locale]
  const lines = [
    title,
    plainHeading(words('receipt:your-code')),
    groupsOf(receiptCode(token, consultation.id)).join(' '),
    ...said.flatMap(({ heading, points }) => [
      plainHeading(words(`receipt:${heading}`)),
      points.map((point) => `- ${words(`receipt:${point}`)}`).join('\n'),
    ]),
  ]
  return sendCopy(reply, `${words('receipt:file-name')}-${consultation.slug[locale]}`, `${lines.join('\n\n')}\n`)
}
