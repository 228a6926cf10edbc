import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { spentKey } from '../../../response/keys.js'
import { openUnfinished } from '../../../response/saving.js'
import type { Token } from '../../../response/token.js'
import type { Unfinished } from '../../../response/unfinished.js'
import { privatePage } from '../../headers.js'
import { isHttps } from '../../house.js'
import type { Desk } from '../desk.js'
import { patientAnswers } from './patience.js'
import { tokenOf } from './respondent.js'
import { type Visit, visitOf } from '../visit.js'

/** One request about a consultation's questionnaire: what it brings, and what it is answered with. */
export type Call = {
  readonly desk: Desk
  readonly visit: Visit
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** The token that this browser holds. */
  readonly held: Token | undefined
}

const inTime = patientAnswers()

type Answer = (call: Call) => FastifyReply | Promise<FastifyReply>

/** Registers one address of a consultation, for one language; nothing of what it answers is kept by any cache. */
export function answerCalls(
  app: FastifyInstance,
  { desk, locale, address }: { readonly desk: Desk; readonly locale: Locale; readonly address: string },
  answers: { readonly get?: Answer; readonly post?: Answer },
): void {
  const handler = (answer: Answer) => (request: FastifyRequest, reply: FastifyReply) => {
    const visit = visitOf(desk.house, locale, request)
    void reply.headers(privatePage)
    const held = tokenOf(request, visit.consultation.id, isHttps(desk.house))
    const answered = answer({ desk, visit, request, reply, held })
    return answered instanceof Promise ? inTime(answered) : answered
  }
  if (answers.get) app.get(address, handler(answers.get))
  if (answers.post) app.post(address, handler(answers.post))
}

/** What is kept under a token, by default the one this browser holds. */
export async function unfinishedOf({ desk, visit, held }: Call, token = held): Promise<Unfinished | undefined> {
  return token && openUnfinished(desk.house.responses, { token, consultation: visit.consultation.id })
}

/** Whether a token has been used to submit. */
export async function isSubmitted({ desk, visit }: Call, token: Token): Promise<boolean> {
  return (await desk.house.responses.findAnswersMac(spentKey(token, visit.consultation.id))) !== undefined
}
