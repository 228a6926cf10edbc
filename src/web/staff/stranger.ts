import type { FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import { address } from '../address.js'
import type { Entry } from './entry.js'
import { sendSignIn, wishQuery } from './sign-in-page.js'
import { comesFromElsewhere, sendStep } from './step.js'

/** Asks someone without a session to sign in: to go where they wanted, or to send what they wrote. */
export function answerStranger(entry: Entry): FastifyReply | Promise<FastifyReply> {
  const { request, reply, locale } = entry
  if (request.body instanceof Map) {
    void reply.code(403)
    return sendSignIn(entry, { then: request.url, kept: request.body as Fields })
  }
  if (comesFromElsewhere(entry)) return sendStep(entry, request.url)
  return reply.redirect(`${address.signIn(locale)}${wishQuery({ then: request.url })}`, 303)
}
