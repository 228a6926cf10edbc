import { destroyResponses } from '../coding/destroying-store.js'
import type { Consultation } from '../consultation/consultation.js'
import { findConsultation } from '../consultation/consultation-store.js'
import { keptUntil } from '../consultation/retention.js'
import { torontoDay } from '../consultation/toronto.js'
import { connect } from '../database/connect.js'
import type { Command } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { readOptions } from './options.js'
import { withDatabase } from './with-database.js'

export const destroy: Command = {
  name: 'destroy',
  usage:
    'destroy    --consultation ID: destroy the responses of a consultation, once the last day that its privacy notice names ' +
    'is over.',
  async run(args, io) {
    const asked: Asked | string = readOptions(args, { consultation: { type: 'string' } })
    if (typeof asked === 'string' || asked.consultation === undefined) {
      io.err(typeof asked === 'string' ? asked : 'destroy needs --consultation.')
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const { consultation } = asked
    const done = await withDatabase(config, ({ ownerUrl, appUrl }) => destroyAsked(ownerUrl ?? appUrl, consultation))
    if (typeof done === 'string') io.err(done)
    else io.out(`${consultation} ${done}`)
    return typeof done === 'string' ? 1 : 0
  },
}

type Asked = { readonly consultation?: string }

/** How many responses are no more, or the sentence that says why they are still there. */
async function destroyAsked(ownerUrl: string, id: string): Promise<number | string> {
  const db = connect(ownerUrl, { max: 1, queryTimeout: 0 })
  const at = new Date()
  try {
    const consultation = await findConsultation(db, id)
    if (!consultation) return `There is no consultation "${id}".`
    const last = keptUntil(consultation)
    const fault = faultOf(consultation, last, at)
    return fault ?? (await destroyResponses(db, { consultation: id, keptUntil: last!, at }))
  } finally {
    await db.destroy()
  }
}

function faultOf({ closesOn = '' }: Consultation, last: string | undefined, now: Date): string | undefined {
  const today = torontoDay(now)
  if (last === undefined) return 'No privacy notice names a last day on which answers are kept: an editor sets one.'
  if (today <= last) return `People were told that answers are kept until ${last}: they are destroyed after it.`
  return today <= closesOn ? 'The consultation is still open.' : undefined
}
