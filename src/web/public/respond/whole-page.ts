import type { FastifyReply } from 'fastify'
import { sendHtml } from '../../rendering.js'
import type { Call } from './call.js'
import { fieldsOfPages, readSavedPages, type SavedPages } from './unfinished-response.js'
import { versionOf } from '../visit.js'

/** All pages as one form holds them. */
export type Whole = {
  readonly version: number
  readonly pages: SavedPages
  /** Resume code of one whose browser keeps no cookie. */
  readonly token?: string
}

/** All questions in one form, filled in; with what is wrong when it was to be checked. */
export async function sendWhole({ desk, visit, reply }: Call, whole: Whole, checked = false): Promise<FastifyReply> {
  const { locale } = visit
  const version = versionOf(visit, whole.version)
  const reading = readSavedPages(version.questionnaire, whole.pages, locale)
  const papers = await desk.papersOf(visit, version)
  const html = await papers.filledWhole({
    ...reading,
    faults: checked ? reading.faults : [],
    fields: fieldsOfPages(version.questionnaire, whole.pages, locale),
    ...(whole.token === undefined ? {} : { token: whole.token }),
  })
  return sendHtml(reply, html)
}
