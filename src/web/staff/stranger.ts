import type { FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import { address } from '../address.js'
import type { Entry } from './entry.js'
import { sendSignIn, wishQuery } from './sign-in-page.js'

/** Asks someone without a session to sign in: to go where they wanted, or to send what they wrote. */
export function answerStranger(entry: Entry): FastifyReply | Promise<FastifyReply> {
  const { request, reply, locale } = entry
  if (request.body instanceof Map) {
    void reply.code(403)
    return sendSignIn(entry, { then: request.url, kept: request.body as Fields })
  }
  if (comesFromElsewhere(entry)) return sendStep(entry)
  return reply.redirect(`${address.signIn(locale)}${wishQuery({ then: request.url })}`, 303)
}

/**
 * Cookies for our own site alone stay behind when a link elsewhere, such as one in a mail, leads here: the person may be
 * signed in. One step of our own brings them along.
 */
function comesFromElsewhere({ request }: Entry): boolean {
  return ['cross-site', 'same-site'].includes(request.headers['sec-fetch-site'] as string)
}

function sendStep({ staff, request, reply, locale }: Entry): Promise<FastifyReply> {
  const words = staff.house.words[locale]
  const page = {
    title: `${words('step:title')} – ${words('site:name')}`,
    description: words('step:description'),
    toggle: { href: request.url },
    noindex: true,
    refresh: request.url,
  }
  return staff.sendPage(reply, { locale, template: 'staff/step', page, view: { onward: request.url } })
}
