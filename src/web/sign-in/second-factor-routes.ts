import type { FastifyInstance } from 'fastify'
import { changeAccount } from '../../account/changing-account.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { limitTries, triesOfMany } from '../limit-tries.js'
import { postedField } from '../posted-field.js'
import { answerPerson, type PersonCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { knowsPassword } from './password-routes.js'
import { sendAsking, sendSecret } from './second-factor-page.js'

/** Setting up a second factor, and giving it up. */
export function secondFactorRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, address: address.secondFactor(locale) }
  answerPerson(app, place, { get: (call) => sendAsking(call) })
  void app.register(async (limited) => {
    await limitTries(limited, triesOfMany)
    answerPerson(limited, place, { post: change })
  })
}

function change(call: PersonCall) {
  switch (postedField(call.request.body, 'go')) {
    case 'confirm':
      return confirm(call)
    case 'give-up':
      return giveUp(call)
    default:
      return begin(call)
  }
}

async function begin(call: PersonCall) {
  const { staff, request } = call
  const password = postedField(request.body, 'password')
  const begun = await staff.accounts.authentication.beginSecondFactor(request.headers.cookie, password)
  return begun.kind === 'begun' ? sendSecret(call, begun) : refuse(call)
}

function refuse(call: PersonCall) {
  const { staff, reply, locale } = call
  void reply.code(422)
  return sendAsking(call, { password: staff.house.words[locale]('password:present-wrong') })
}

async function confirm(call: PersonCall) {
  const { staff, request, reply, locale } = call
  const { body, headers } = request
  const code = postedField(body, 'given').replaceAll(/\s/g, '')
  const confirmed = await staff.accounts.authentication.confirmSecondFactor(headers.cookie, code)
  if (confirmed.kind === 'signed-in') {
    if (confirmed.cookies.length > 0) void reply.header('set-cookie', confirmed.cookies)
    return reply.redirect(`${address.account(locale)}?done=second-factor`, 303)
  }
  void reply.code(422)
  const recoveryCodes = body instanceof Map ? ((body as Map<string, readonly string[]>).get('recovery') ?? []) : []
  const problem = staff.house.words[locale]('second-factor:code-wrong')
  return sendSecret(call, { uri: postedField(body, 'uri'), recoveryCodes }, { given: problem })
}

/** Whoever gives it up signs in again, and sets up another one there if their roles ask for it. */
async function giveUp(call: PersonCall) {
  const { staff, request, reply, locale, person } = call
  if (!(await knowsPassword(call, postedField(request.body, 'password')))) return refuse(call)
  const change = { person: person.id, by: person.id, now: staff.house.now() }
  await staff.accounts.db.transaction().execute((trx) => changeAccount(trx, 'second-factor-reset', change))
  return reply.redirect(address.signIn(locale), 303)
}
