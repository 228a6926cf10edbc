import type { FastifyReply } from 'fastify'
import type { Published } from '../../consultation/publication.js'
import type { Database } from '../../database/connect.js'
import type { Extract } from '../../export/extract.js'
import { extractBody } from '../../export/extract-deed.js'
import { countSelected } from '../../export/mixed-store.js'
import type { Parameters } from '../../export/parameters.js'
import { recordDeeds } from '../../history/history-store.js'
import type { House } from '../house.js'
import { sendTaken } from '../send-taken.js'
import { takenName } from './taken-name.js'

export type Taking = {
  readonly house: House
  /** As the app's role: where the history is. */
  readonly db: Database
  readonly published: Published
  readonly extract: Extract
  readonly parameters: Parameters
  /** Who takes it, and by which token if by one. */
  readonly by: string
  readonly token?: string
}

/**
 * Tells the history, then sends the file as it comes: to a person with its length, so that their browser shows how far it
 * has come. Undefined, with nothing sent or told, when too many are under way.
 */
export async function sendExtract(reply: FastifyReply, taking: Taking): Promise<FastifyReply | undefined> {
  const { extracts } = taking.house
  const { extract, token } = taking
  const responses = countSelected(await extracts.countMixed(extract.consultation), extract)
  const before = () => tellHistory(taking, responses)
  const isPerson = token === undefined
  const taken = await extracts.take(extract, { before, ...(isPerson && { responses }) })
  if (!taken) return undefined
  return sendTaken(reply, taken, {
    name: `${takenName(taking.published, extract)}.csv`,
    type: 'text/csv; charset=utf-8; header=present',
  })
}

async function tellHistory({ house, db, extract, parameters, by, token }: Taking, responses: number): Promise<void> {
  const { consultation } = extract
  const body = { ...extractBody(extract, parameters, responses), ...(token !== undefined && { token }) }
  const deed = { kind: 'extract-taken' as const, actor: by, at: house.now(), body }
  await db.transaction().execute((trx) => recordDeeds(trx, consultation, [deed]))
}
