import { parseArgs } from 'node:util'
import { findConsultations } from '../consultation/consultation-store.js'
import { connect } from '../database/connect.js'
import { openDatabase } from '../database/open.js'
import { mixOf } from '../response/mixing.js'
import { mix as mixResponses } from '../response/mixing-store.js'
import type { Command } from './command.js'
import { configOrFaults } from './config-or-faults.js'

export const mix: Command = {
  name: 'mix',
  usage: 'mix        Move responses out of the inbox where enough wait: [--consultation ID] [--all, however few wait].',
  async run(args, io) {
    const asked = readAsked(args)
    if (typeof asked === 'string') {
      io.err(asked)
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const database = await openDatabase(config)
    try {
      const mixed = await mixAsked(database.appUrl, asked)
      for (const { id, count } of mixed) io.out(`${id} ${count}`)
      if (mixed.length === 0) io.err('There is no such consultation.')
      return mixed.length > 0 ? 0 : 1
    } finally {
      await database.stop()
    }
  },
}

type Asked = { readonly consultation?: string; readonly all: boolean }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const options = { consultation: { type: 'string' }, all: { type: 'boolean', default: false } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

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
