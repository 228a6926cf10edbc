import type { FastifyInstance } from 'fastify'
import { setNamed } from '../../account/appointment-store.js'
import { mailWishes, readName } from '../../account/person.js'
import { changePerson } from '../../account/person-store.js'
import { endSessions } from '../../account/session-store.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { postedField } from '../posted-field.js'
import { answerPerson, type PersonCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { sendAccount } from './account-page.js'

/** A person's own account: where they have a role, how they are called and written to, where they are signed in. */
export function accountRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, address: address.account(locale) }
  answerPerson(app, place, { get: (call) => sendAccount(call), post: change })
}

function change(call: PersonCall) {
  switch (postedField(call.request.body, 'go')) {
    case 'end-others':
      return endOthers(call)
    case 'named':
    case 'unnamed':
      return changeNamed(call)
    default:
      return save(call)
  }
}

async function save(call: PersonCall) {
  const { staff, request, reply, person, locale } = call
  const { body } = request
  const typed = {
    name: postedField(body, 'name'),
    language: locales.find((each) => each === postedField(body, 'language')) ?? person.locale,
    mailWish: mailWishes.find((wish) => wish === postedField(body, 'mail')) ?? call.someone.account.mailWish,
  }
  const name = readName(typed.name)
  if (name === undefined) {
    void reply.code(422)
    return sendAccount(call, typed, { name: staff.house.words[locale]('invitation:name-unfit') })
  }
  const changed = { name, locale: typed.language, mailWish: typed.mailWish }
  await staff.accounts.db.transaction().execute((trx) => changePerson(trx, person.id, changed))
  return reply.redirect(`${address.account(locale)}?done=saved`, 303)
}

async function endOthers({ staff, reply, person, locale, someone }: PersonCall) {
  await staff.accounts.db.transaction().execute((trx) => endSessions(trx, person.id, someone.session))
  return reply.redirect(`${address.account(locale)}?done=ended`, 303)
}

/** Whether the public sees a person's name beside what they proposed, in one consultation. */
async function changeNamed({ staff, request, reply, person, locale }: PersonCall) {
  const consultation = postedField(request.body, 'consultation')
  const named = postedField(request.body, 'go') === 'named'
  await staff.accounts.db.transaction().execute((trx) => setNamed(trx, { person: person.id, consultation, named }))
  return reply.redirect(`${address.account(locale)}?done=saved`, 303)
}
