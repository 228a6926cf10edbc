import { findConsultations } from '../consultation/consultation-store.js'
import { connect } from '../database/connect.js'
import { mixOf } from '../response/mixing.js'
import { mix as mixResponses } from '../response/mixing-store.js'
import type { Command } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { readOptions } from './options.js'
import { withDatabase } from './with-database.js'

export const mix: Command = {
  name: 'mix',
  usage: 'mix        [--consultation ID] [--all]: move responses out of the inbox where enough wait, or all of them.',
  async run(args, io) {
    const asked: Asked | string = readOptions(args, options)
    if (typeof asked === 'string') {
      io.err(asked)
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const mixed = await withDatabase(config, ({ appUrl }) => mixAsked(appUrl, asked))
    for (const { id, count } of mixed) io.out(`${id} ${count}`)
    if (mixed.length === 0) io.err('There is no such consultation.')
    return mixed.length > 0 ? 0 : 1
  },
}

type Asked = { readonly consultation?: string; readonly all: boolean }

const options = { consultation: { type: 'string' }, all: { type: 'boolean', default: false } } as const

async function mixAsked(appUrl: string, { consultation, all }: Asked) {
  const db = connect(appUrl, { max: 1, queryTimeout: 60_000 })
  const now = new Date()
  try {
    const mixed: { readonly id: string; readonly count: number }[] = []
    for (const found of await findConsultations(db)) {
      if (consultation !== undefined && found.id !== consultation) continue
      const due = mixOf(found, now)
      const count = await mixResponses(db, { ...due, everything: all || due.everything })
      mixed.push({ id: found.id, count })
    }
    return mixed
  } finally {
    await db.destroy()
  }
}
