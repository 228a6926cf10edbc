import type { FastifyReply } from 'fastify'
import { codingDeed, contradicts } from '../../../coding/coding.js'
import { findThemes } from '../../../coding/coding-store.js'
import { codeTexts } from '../../../coding/text-coding-store.js'
import { findThose } from '../../../coding/text-store.js'
import type { Fields } from '../../../questionnaire/answers.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import { act } from './coding-call.js'
import { questionOf, sendQuestionTexts } from './question-texts-page.js'
import { queryOf, wantedIn } from './text-filter.js'
import { sentCodes } from './theme-choice.js'

/** Keeps the codes of every text on the page; all of them come back when something contradicts itself. */
export async function codePage(call: StaffCall): Promise<FastifyReply> {
  const { request, reply, here, staff, published } = call
  const question = questionOf(call)
  const themes = await findThemes(staff.house.openTexts.read, published.consultation.id)
  const responses = postedResponses(request.body)
  const sent = new Map(responses.map((response) => [response, sentCodes(request.body, response, themes)]))
  if ([...sent.values()].some((codes) => contradicts(codes.sent))) return sendQuestionTexts(amiss(call, 422), sent)
  await saveCodes(call, question.stored, sent)
  const query = queryOf(wantedIn(call))
  return reply.redirect(`${here.questionTexts(question.id)}${query}${query === '' ? '?' : '&'}done=saved`, 303)
}

/** Adds what was changed in these texts to the codes of whoever is signed in. */
export async function saveCodes(
  call: StaffCall,
  questions: readonly string[],
  sent: ReadonlyMap<string, { readonly shown: readonly string[]; readonly sent: readonly string[] }>,
): Promise<void> {
  const { staff, published } = call
  const { read } = staff.house.openTexts
  const texts = await findThose(read, published.consultation.id, { questions, responses: [...sent.keys()] })
  const coded = texts.flatMap(({ question, response }) => {
    const codes = sent.get(response)
    const deed = codes && codingDeed(codes.shown, codes.sent)
    return deed ? [{ question, response, deed }] : []
  })
  if (coded.length > 0) await act(call, (trx, acting) => codeTexts(trx, acting, coded))
}

function postedResponses(body: unknown): readonly string[] {
  const given = body instanceof Map ? ((body as Fields).get('response') ?? []) : []
  return [...new Set(given)].filter(isResponse).slice(0, 100)
}

export function isResponse(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}
