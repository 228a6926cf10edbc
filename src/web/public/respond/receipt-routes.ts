import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { unfinishedKey } from '../../../response/keys.js'
import { readCode } from '../../../response/token.js'
import { consultationAddress } from '../../address.js'
import { isHttps } from '../../house.js'
import { postedField } from '../../posted-field.js'
import { answerCalls, type Call, isSubmitted } from './call.js'
import type { Desk } from '../desk.js'
import { sendReceipt, sendReceiptCopy } from './receipt-page.js'
import { takeToken } from './respondent.js'

/** The receipt of a submitted response: shown for as long as the browser holds the token, open or closed. */
export function receiptRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').receipt
  answerCalls(app, { desk, locale, address }, { get: showReceipt, post: actOnReceipt })
}

async function showReceipt(call: Call) {
  const { desk, visit, held, reply } = call
  if (!held || !(await isSubmitted(call, held))) return reply.redirect(visit.here.profile, 303)
  // What was submitted need not lie about unfinished too. Not done while submitting: the two would be written together.
  await desk.house.responses.forget(unfinishedKey(held, visit.consultation.id))
  return sendReceipt(call, held)
}

async function actOnReceipt(call: Call) {
  const { desk, visit, reply, request, held } = call
  const token = held ?? readCode(postedField(request.body, 'token'))
  const go = postedField(request.body, 'go')
  if (go === 'again') {
    takeToken(reply, visit.consultation.id, isHttps(desk.house))
    return reply.redirect(visit.here.page(1), 303)
  }
  if (go === 'switch' && postedField(request.body, 'locale') === visit.locale) {
    return reply.redirect(visit.there.receipt, 307)
  }
  if (!token || !(await isSubmitted(call, token))) return reply.redirect(visit.here.profile, 303)
  return go === 'receipt' ? sendReceiptCopy(call, token) : sendReceipt(call, token)
}
