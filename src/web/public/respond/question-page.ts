import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Version } from '../../../consultation/publication.js'
import type { Fault } from '../../../questionnaire/fault.js'
import type { Page } from '../../../questionnaire/questionnaire.js'
import { NotHere } from '../../not-here.js'
import { sendHtml } from '../../rendering.js'
import type { Call } from './call.js'
import { fieldsIn } from './posted-form.js'
import type { Reading, SavedPages } from './unfinished-response.js'

/** A page's ordinal in its document, as addresses have it. */
export function ordinalOf({ questionnaire }: Version, page: Page): number {
  return questionnaire.pages.findIndex(({ id }) => id === page.id) + 1
}

/** A page of this version; its first when it has none of that id, as when another version's form was posted. */
export function pageNamed({ questionnaire }: Version, id: string | undefined): Page {
  return questionnaire.pages.find((page) => page.id === id) ?? questionnaire.pages[0]!
}

/** The page that an address asks for; throws `NotHere` when this version has no such page. */
export function pageAsked({ questionnaire }: Version, request: FastifyRequest): Page {
  const { ordinal } = request.params as { ordinal: string }
  const page = /^[1-9]\d{0,3}$/.test(ordinal) ? questionnaire.pages[Number(ordinal) - 1] : undefined
  if (page === undefined) throw new NotHere()
  return page
}

export type FilledIn = {
  readonly version: Version
  readonly page: Page
  readonly pages: SavedPages
  /** What they come to. */
  readonly reading: Reading
  /** Those to be shown. */
  readonly faults: readonly Fault[]
}

/** A page of questions with what is kept of it. */
export async function sendFilledPage({ desk, visit, reply }: Call, filledIn: FilledIn): Promise<FastifyReply> {
  const { version, page, pages, reading, faults } = filledIn
  const papers = await desk.papersOf(visit, version)
  const fields = fieldsIn(visit.locale, page, pages[page.id])
  return sendHtml(reply, await papers.filledPage(page, { ...reading, faults, fields }))
}

/** The same with what is wrong on it. */
export function sendFaultyPage(call: Call, filledIn: FilledIn): Promise<FastifyReply> {
  void call.reply.code(faultStatus(filledIn.faults))
  return sendFilledPage(call, filledIn)
}

/** 400 for what no page of ours can have sent, else 422. */
export function faultStatus(faults: readonly Fault[]): 400 | 422 {
  return faults.some(({ code }) => code === 'field-unknown') ? 400 : 422
}

/** In the query of a page that is to say what is wrong on it: one that was posted, Back and reload would post again. */
export const toBeChecked = '?checked'

export function isToBeChecked({ query }: FastifyRequest): boolean {
  return 'checked' in (query as object)
}
