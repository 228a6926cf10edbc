import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { limitTries, triesOfMany } from '../limit-tries.js'
import { postedField } from '../posted-field.js'
import { answerEntry, type Entry } from '../staff/entry.js'
import { sendSignIn, type Wish, wishOf, ownAddress, wishQuery } from '../staff/sign-in-page.js'
import type { Staff } from '../staff/staff.js'
import { otherLocale } from '../words.js'
import { sendCodePage } from './code-page.js'
import { goOn } from './go-on.js'

/** The way in and the way out. */
export function signInRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  answerEntry(app, { staff, locale, address: address.signIn(locale) }, { get: showSignIn })
  answerEntry(
    app,
    { staff, locale, address: address.code(locale) },
    { get: (entry) => sendCodePage(entry, wished(entry)) },
  )
  void app.register(async (limited) => {
    await limitTries(limited, triesOfMany)
    answerEntry(limited, { staff, locale, address: address.signIn(locale) }, { post: signIn })
    answerEntry(limited, { staff, locale, address: address.code(locale) }, { post: giveCode })
  })
  answerEntry(app, { staff, locale, address: address.signOut(locale) }, { post: signOut })
}

function wished({ request }: Entry): Wish {
  const { then } = request.query as { then?: unknown }
  const address = typeof then === 'string' ? ownAddress(then) : undefined
  return address === undefined ? {} : { then: address }
}

async function showSignIn(entry: Entry) {
  const { staff, request, reply, locale } = entry
  const wish = wished(entry)
  const someone = await staff.accounts.whoIs(request.headers.cookie)
  return someone ? reply.redirect(wish.then ?? address.account(locale), 303) : sendSignIn(entry, wish)
}

async function signIn(entry: Entry) {
  const { staff, request, reply, locale } = entry
  const wish = wishOf(request.body)
  const email = postedField(request.body, 'email')
  if (isSwitch(entry)) return reply.redirect(address.signIn(otherLocale(locale)), 307)
  if (postedField(request.body, 'go') === 'switch') return sendSignIn(entry, wish, { email })
  const entered = await staff.accounts.signIn(email, postedField(request.body, 'password'))
  if (entered.kind === 'signed-in') return goOn(entry, wish, entered)
  if (entered.kind === 'second-factor') return askForCode(entry, wish, entered)
  const problem = staff.house.words[locale](`sign-in:${entered.kind}`)
  void reply.code(422)
  return sendSignIn(entry, wish, { email, problem })
}

/** Whether the button of the other language was pressed on a page in this one. */
function isSwitch({ request, locale }: Entry): boolean {
  return postedField(request.body, 'go') === 'switch' && postedField(request.body, 'locale') === locale
}

function askForCode(entry: Entry, wish: Wish, { cookies }: { readonly cookies: readonly string[] }) {
  const { reply, locale } = entry
  void reply.header('set-cookie', cookies)
  if (wish.kept) return sendCodePage(entry, wish)
  return reply.redirect(`${address.code(locale)}${wishQuery(wish)}`, 303)
}

async function giveCode(entry: Entry) {
  const { staff, request, reply, locale } = entry
  const wish = wishOf(request.body)
  if (isSwitch(entry)) return reply.redirect(address.code(otherLocale(locale)), 307)
  if (postedField(request.body, 'go') === 'switch') return sendCodePage(entry, wish)
  const entered = await staff.accounts.giveCode(request.headers.cookie, postedField(request.body, 'given'))
  if (entered.kind === 'signed-in') return goOn(entry, wish, entered)
  void reply.code(422)
  return sendCodePage(entry, wish, staff.house.words[locale](`code:${entered.kind}`))
}

async function signOut({ staff, request, reply, locale }: Entry) {
  const cookies = await staff.accounts.authentication.signOut(request.headers.cookie)
  return reply.header('set-cookie', cookies).redirect(address.signIn(locale), 303)
}
