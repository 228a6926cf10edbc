import type { FastifyReply } from 'fastify'
import type { Database } from '../../database/connect.js'
import type { BundlePlan } from '../../export/bundle/plan-bundle.js'
import { extractBody } from '../../export/extract-deed.js'
import { recordDeeds } from '../../history/history-store.js'
import { bundlePress } from '../bundle-press.js'
import type { House } from '../house.js'
import { sendTaken } from '../send-taken.js'
import { takenName } from './taken-name.js'

export type BundleTaking = {
  readonly house: House
  /** As the app's role: where the history is. */
  readonly db: Database
  readonly plan: BundlePlan
  /** Who takes it, and by which token if by one. */
  readonly by: string
  readonly token?: string
}

/** Tells the history, then sends the bundle as it is made. Undefined, with nothing sent or told, when too many are under way. */
export async function sendBundle(reply: FastifyReply, taking: BundleTaking): Promise<FastifyReply | undefined> {
  const { house, plan } = taking
  const taken = await house.extracts.takeBundle(plan, bundlePress(house.words), (count) => tellHistory(taking, count))
  const name = `${takenName(plan.published, { ...plan.responses, file: 'bundle' })}.zip`
  return taken && sendTaken(reply, taken, { name, type: 'application/zip' })
}

async function tellHistory({ house, db, plan, by, token }: BundleTaking, responses: number): Promise<void> {
  const taken = extractBody({ ...plan.responses, file: 'bundle' }, plan.parameters, responses)
  const body = { ...taken, ...(token !== undefined && { token }) }
  const deed = { kind: 'extract-taken' as const, actor: by, at: house.now(), body }
  await db.transaction().execute((trx) => recordDeeds(trx, plan.published.consultation.id, [deed]))
}
