import type { FastifyInstance } from 'fastify'
import type { Part } from '../../../report/parts.js'
import type { PublicTables } from '../../../report/release.js'
import { torontoDay } from '../../../consultation/toronto.js'
import { NotHere } from '../../not-here.js'
import type { Desk } from '../desk.js'
import { publicConsultations } from '../site/public-consultations.js'
import { findEdition } from './edition.js'

/** The numbers of the newest edition of what was heard, for programs; the slug in either language. */
export function resultsApiRoute(app: FastifyInstance, { house }: Desk): void {
  app.get('/api/consultations/:slug/results', async (request, reply) => {
    const { slug } = request.params as { slug: string }
    const found = publicConsultations(house).find(({ consultation }) => Object.values(consultation.slug).includes(slug))
    if (!found) throw new NotHere()
    const { number, at, release } = await findEdition(house, found)
    const told = {
      consultation: found.consultation.id,
      edition: number,
      published_on: torontoDay(at),
      synthetic: found.consultation.synthetic,
      release: release.number,
      ...tablesOf(release.tables),
    }
    return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(told, undefined, 2)}\n`)
  })
}

function tablesOf({ responses, questions, traits, tables }: PublicTables) {
  return {
    responses,
    questions: questions.map(({ question, tally }) => ({
      question,
      answered: tally.answered,
      skipped: tally.skipped,
      not_shown: tally.notShown,
      counts: Object.fromEntries(tally.counts),
    })),
    groups: traits.map(({ question, parts }) => ({ question, groups: parts.map(groupOf) })),
    tables: tables.map(({ subject, by, columns, rows }) => ({ subject, by, columns: columns.map(groupOf), rows })),
  }
}

function groupOf({ groups, count }: Part) {
  return { codes: groups, count }
}
