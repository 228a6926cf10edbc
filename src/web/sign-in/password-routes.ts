import type { FastifyInstance, FastifyReply } from 'fastify'
import { passwordFault } from '../../account/password.js'
import { findPasswordHash, setPassword } from '../../account/person-store.js'
import { endSessions } from '../../account/session-store.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { limitTries, triesOfMany } from '../limit-tries.js'
import { postedField } from '../posted-field.js'
import { answerPerson, type PersonCall } from '../staff/call.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendPersonPage } from '../staff/send-staff-page.js'
import { signInPageView } from '../staff/sign-in-page.js'
import type { Staff } from '../staff/staff.js'
import { newPasswordField } from './new-password-field.js'

/** Another password, for who knows the present one. */
export function passwordRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, address: address.password(locale) }
  answerPerson(app, place, { get: (call) => sendPassword(call) })
  void app.register(async (limited) => {
    await limitTries(limited, triesOfMany)
    answerPerson(limited, place, { post: changePassword })
  })
}

async function sendPassword(call: PersonCall, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale } = call
  const words = staff.house.words[locale]
  const present = { name: 'present', type: 'password', label: words('password:present') } as const
  return sendPersonPage(call, {
    template: 'sign-in/password',
    page: signInPageView(staff, locale, 'password'),
    view: {
      action: address.password(locale),
      present: entryField({ ...present, autocomplete: 'current-password', problem: problems['present'] }),
      password: newPasswordField(words, problems['password']),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

async function changePassword(call: PersonCall) {
  const { staff, request, reply, person, locale, someone } = call
  const { accounts, house } = staff
  const words = house.words[locale]
  const password = postedField(request.body, 'password')
  const fault = passwordFault(password, [person.email, person.email.split('@')[0]!, person.name])
  const isKnown = await knowsPassword(call, postedField(request.body, 'present'))
  if (!isKnown || fault) {
    void reply.code(422)
    const present = isKnown ? undefined : words('password:present-wrong')
    return sendPassword(call, { present, password: fault && words(`password:${fault}`) })
  }
  const hash = await accounts.authentication.hashPassword(password)
  await accounts.db.transaction().execute(async (trx) => {
    await setPassword(trx, person.id, hash)
    await endSessions(trx, person.id, someone.session)
  })
  return reply.redirect(`${address.account(locale)}?done=password`, 303)
}

/** Whether someone who is signed in knows the password too, as before whatever changes how they sign in. */
export async function knowsPassword({ staff, person }: PersonCall, typed: string): Promise<boolean> {
  const { db, authentication } = staff.accounts
  const hash = await findPasswordHash(db, person.id)
  return hash !== undefined && authentication.isPassword(typed, hash)
}
