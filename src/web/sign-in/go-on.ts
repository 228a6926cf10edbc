import type { FastifyReply } from 'fastify'
import type { SigningIn } from '../../account/authentication.js'
import { address } from '../address.js'
import { hiddenFields } from '../hidden-fields.js'
import type { Entry } from '../staff/entry.js'
import { signInPageView, type Wish } from '../staff/sign-in-page.js'
import { comesFromElsewhere, sendStep } from '../staff/step.js'
import { otherLocale } from '../words.js'

type Entered = Extract<SigningIn, { kind: 'signed-in' }>

/** To where they wanted; what they had written is shown once more first, and sent by a button. */
export async function goOn(entry: Entry, wish: Wish, { cookies }: Entered): Promise<FastifyReply> {
  const { staff, reply, locale } = entry
  void reply.header('set-cookie', cookies)
  const then = wish.then ?? address.account(locale)
  if (!wish.kept) return comesFromElsewhere(entry) ? sendStep(entry, then) : reply.redirect(then, 303)
  const fields = new Map(wish.kept)
  fields.delete('go')
  const words = [...fields.values()].flat().filter((value) => value !== '')
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/onward',
    page: { ...signInPageView(staff, locale, 'onward'), toggle: { href: address.account(otherLocale(locale)) } },
    view: { action: then, hidden: hiddenFields(fields), go: wish.kept.get('go')?.[0], words },
  })
}
