import { destroyResponses } from '../coding/destroying-store.js'
import type { Consultation, Day } from '../consultation/consultation.js'
import { findConsultations } from '../consultation/consultation-store.js'
import { isCalled } from '../consultation/naming.js'
import { keptUntil } from '../consultation/retention.js'
import { torontoDay } from '../consultation/toronto.js'
import { databaseCommand } from './database-command.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const destroy = databaseCommand({
  name: 'destroy',
  usage:
    'destroy    --consultation ID: destroy the responses of a consultation, once the last day that its privacy notice names ' +
    'is over.',
  read: readAsked,
  run: ({ consultation: wanted }, { database: { ownerUrl, appUrl }, io }) =>
    withConnection(ownerUrl ?? appUrl, { max: 1, queryTimeout: 0 }, async (db) => {
      const consultation = (await findConsultations(db)).find((each) => isCalled(wanted, each))
      const at = new Date()
      const last = consultation && keptUntil(consultation)
      const fault = consultation ? faultOf(consultation, last, torontoDay(at)) : `There is no consultation "${wanted}".`
      if (fault !== undefined) {
        io.err(fault)
        return 1
      }
      const { id } = consultation!
      io.out(`${id} ${await destroyResponses(db, { consultation: id, keptUntil: last!, at })}`)
      return 0
    }),
})

type Asked = { readonly consultation: string }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const values = readOptions(args, { consultation: { type: 'string' } })
  if (typeof values === 'string') return values
  const { consultation } = values
  return consultation === undefined ? 'destroy needs --consultation.' : { consultation }
}

/** Why the responses are still to be there today. */
function faultOf({ closesOn = '' }: Consultation, last: Day | undefined, today: Day): string | undefined {
  if (last === undefined) return 'No privacy notice names a last day on which answers are kept: an editor sets one.'
  if (today <= last) return `People were told that answers are kept until ${last}: they are destroyed after it.`
  return today <= closesOn ? 'The consultation is still open.' : undefined
}
