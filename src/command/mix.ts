import { findConsultations } from '../consultation/consultation-store.js'
import { mixOf } from '../response/mixing.js'
import { mix as mixResponses } from '../response/mixing-store.js'
import { databaseCommand } from './database-command.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const mix = databaseCommand({
  name: 'mix',
  usage: 'mix        [--consultation ID] [--all]: move responses out of the inbox where enough wait, or all of them.',
  read: (args): Asked | string => readOptions(args, options),
  async run(asked, { database, io }) {
    const mixed = await mixAsked(database.appUrl, asked)
    for (const { id, count } of mixed) io.out(`${id} ${count}`)
    if (mixed.length === 0) io.err('There is no such consultation.')
    return mixed.length > 0 ? 0 : 1
  },
})

type Asked = { readonly consultation?: string; readonly all: boolean }

const options = { consultation: { type: 'string' }, all: { type: 'boolean', default: false } } as const

async function mixAsked(appUrl: string, { consultation, all }: Asked) {
  const now = new Date()
  return withConnection(appUrl, { max: 1, queryTimeout: 60_000 }, async (db) => {
    const mixed: { readonly id: string; readonly count: number }[] = []
    for (const found of await findConsultations(db)) {
      if (consultation !== undefined && found.id !== consultation) continue
      const due = mixOf(found, now)
      const count = await mixResponses(db, { ...due, everything: all || due.everything })
      mixed.push({ id: found.id, count })
    }
    return mixed
  })
}
