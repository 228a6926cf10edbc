import type { FastifyInstance, FastifyReply } from 'fastify'
import { hashOfToken } from '../../account/link-token.js'
import { passwordFault } from '../../account/password.js'
import { readEmail } from '../../account/person.js'
import { findAccount } from '../../account/person-store.js'
import { findReset, resetPassword } from '../../account/reset-store.js'
import { sendReset } from '../../account/resetting.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { limitTries, triesOfMany } from '../limit-tries.js'
import { originOf } from '../origin.js'
import { postedField } from '../posted-field.js'
import { answerEntry, type Entry } from '../staff/entry.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments } from '../staff/faults.js'
import { resetLetter } from '../staff/letters.js'
import { signInPageView } from '../staff/sign-in-page.js'
import type { Staff } from '../staff/staff.js'
import { otherLocale } from '../words.js'
import { sendGone } from './invitation-page.js'
import { newPasswordField } from './new-password-field.js'

/** A new password for whoever forgot theirs: asked for by address, set by the link that the mail brings. */
export function resetRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const asking = { staff, locale, address: address.reset(locale) }
  const setting = { staff, locale, address: address.resetBy(locale, ':token') }
  answerEntry(app, asking, { get: (entry) => sendAsking(entry) })
  answerEntry(app, setting, { get: showSetting })
  void app.register(async (limited) => {
    await limitTries(limited, triesOfMany)
    answerEntry(limited, asking, { post: ask })
    answerEntry(limited, setting, { post: set })
  })
}

async function sendAsking({ staff, request, reply, locale }: Entry, problem?: string): Promise<FastifyReply> {
  const words = staff.house.words[locale]
  const value = postedField(request.body, 'email')
  const { sent } = request.query as { sent?: unknown }
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/reset',
    page: { ...signInPageView(staff, locale, 'reset'), toggle: { href: address.reset(otherLocale(locale)) } },
    view: {
      action: address.reset(locale),
      sent: sent !== undefined,
      email: entryField({
        name: 'email',
        type: 'email',
        label: words('sign-in:email'),
        value,
        problem,
        autocomplete: 'username',
      }),
      signIn: address.signIn(locale),
    },
    fragments: await faultFragments(staff, locale, { email: problem }),
  })
}

/** The answer is the same whether or not anybody has an account under the address. */
async function ask(entry: Entry) {
  const { staff, request, reply, locale } = entry
  const { house, accounts } = staff
  const email = readEmail(postedField(request.body, 'email'))
  if (email === undefined)
    return sendAsking({ ...entry, reply: reply.code(422) }, house.words[locale]('reset:email-unfit'))
  const sender = { words: house.words, origin: originOf(house, request) }
  const letter = (...told: [Parameters<typeof resetLetter>[1], string]) => resetLetter(sender, ...told)
  await sendReset(accounts.db, { email, letter, now: house.now() })
  return reply.redirect(`${address.reset(locale)}?sent`, 303)
}

function tokenOf({ request }: Entry): string {
  return (request.params as { token: string }).token
}

async function showSetting(entry: Entry) {
  const { accounts, house } = entry.staff
  const person = await findReset(accounts.db, hashOfToken(tokenOf(entry)), house.now())
  return person === undefined ? sendGone(entry, 'reset:gone') : sendSetting(entry)
}

async function sendSetting(entry: Entry, problem?: string): Promise<FastifyReply> {
  const { staff, reply, locale } = entry
  const token = tokenOf(entry)
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/reset-by-link',
    page: { ...signInPageView(staff, locale, 'reset'), toggle: { href: address.resetBy(otherLocale(locale), token) } },
    view: { action: address.resetBy(locale, token), password: newPasswordField(staff.house.words[locale], problem) },
    fragments: await faultFragments(staff, locale, { password: problem }),
  })
}

async function set(entry: Entry) {
  const { staff, request, reply, locale } = entry
  const { accounts, house } = staff
  const hash = hashOfToken(tokenOf(entry))
  const person = await findReset(accounts.db, hash, house.now())
  const account = person === undefined ? undefined : await findAccount(accounts.db, person)
  if (!account) return sendGone(entry, 'reset:gone')
  const password = postedField(request.body, 'password')
  const fault = passwordFault(password, [account.email, account.email.split('@')[0]!, account.name])
  if (fault) return sendSetting({ ...entry, reply: reply.code(422) }, house.words[locale](`password:${fault}`))
  const passwordHash = await accounts.authentication.hashPassword(password)
  const done = await accounts.db.transaction().execute((trx) => resetPassword(trx, hash, passwordHash, house.now()))
  if (!done) return sendGone(entry, 'reset:gone')
  accounts.forgive(account.email)
  return reply.redirect(`${address.signIn(locale)}?done=reset`, 303)
}
