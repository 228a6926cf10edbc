import type { FastifyReply } from 'fastify'
import { address } from '../address.js'
import type { Entry } from '../staff/entry.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments } from '../staff/faults.js'
import { signInPageView, type Wish, wishFields, wishQuery } from '../staff/sign-in-page.js'
import { otherLocale } from '../words.js'

/** Asks for the code of the second factor, or one of the recovery codes. */
export async function sendCodePage(entry: Entry, wish: Wish, problem?: string): Promise<FastifyReply> {
  const { staff, reply, locale } = entry
  const query = wishQuery(wish)
  const toggle = wish.kept
    ? { form: 'code', value: 'switch', enter: 'next' }
    : { href: `${address.code(otherLocale(locale))}${query}` }
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/code',
    page: { ...signInPageView(staff, locale, 'code'), toggle },
    view: {
      action: address.code(locale),
      hidden: wishFields(wish, locale),
      keeps: wish.kept !== undefined,
      again: `${address.signIn(locale)}${query}`,
      ...problemView(problem),
    },
    fragments: await faultFragments(staff, locale, { given: problem }),
  })
}
