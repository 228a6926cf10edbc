import type { FastifyReply } from 'fastify'
import type { Published } from '../../consultation/publication.js'
import type { Database } from '../../database/connect.js'
import type { Extract } from '../../export/extract.js'
import { extractBody } from '../../export/extract-deed.js'
import { countSelected } from '../../export/mixed-store.js'
import type { Parameters } from '../../export/parameters.js'
import { recordDeeds } from '../../history/history-store.js'
import type { House } from '../house.js'

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

/** Tells the history, then sends the file as it comes. Undefined, with nothing sent or told, when too many are under way. */
export async function sendExtract(reply: FastifyReply, taking: Taking): Promise<FastifyReply | undefined> {
  const { house, extract } = taking
  const bytes = await house.extracts.take(extract, () => tellHistory(taking))
  if (!bytes) return undefined
  // Whoever asked may have left, or been told that it took too long: nobody would read it, nor make its place free.
  if (reply.sent || reply.raw.destroyed) {
    bytes.destroy()
    return reply
  }
  void reply.header('content-disposition', `attachment; filename="${fileName(taking)}"`)
  return reply.type('text/csv; charset=utf-8; header=present').send(bytes)
}

async function tellHistory({ house, db, extract, parameters, by, token }: Taking): Promise<void> {
  const { consultation } = extract
  const responses = countSelected(await house.extracts.countMixed(consultation), extract)
  const body = { ...extractBody(extract, parameters, responses), ...(token !== undefined && { token }) }
  const deed = { kind: 'extract-taken', actor: by, at: house.now(), body }
  await db.transaction().execute((trx) => recordDeeds(trx, consultation, [deed]))
}

function fileName({ published, extract }: Taking): string {
  const { versions, file } = extract
  const version = published.versions.length > versions.length ? `-v${versions[0]?.number}` : ''
  return `${published.consultation.slug.en}-${file}${version}.csv`
}
