import type { FastifyInstance, FastifyReply } from 'fastify'
import { extractFiles, planExtract } from '../../export/extract.js'
import { readParameters } from '../../export/parameters.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { sendFiles } from './files-page.js'
import { givenIn } from './given.js'
import { sendExtract } from './send-extract.js'

/** What an analyst can take away: counts, choices, columns, and the files. */
export function filesRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { files } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'analyst', address: files } as const
  answerStaff(app, place, { get: (call) => sendFiles(call), post: download })
}

/** A post, though it changes no choice: it leaves a trace in the history. */
async function download(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, published, person, here } = call
  const wanted = postedField(request.body, 'go')
  const file = extractFiles.find((each) => each === wanted)
  if (!file) return reply.redirect(here.files, 303)
  const read = readParameters(givenIn(request))
  const planned = read.kind === 'faulty' ? read : planExtract(published, file, read.parameters)
  if (read.kind === 'faulty' || planned.kind !== 'extract') return sendFiles({ ...call, reply: reply.code(422) })
  const { extract } = planned
  const { house, accounts } = staff
  const taking = { house, db: accounts.db, published, extract, parameters: read.parameters, by: person.id }
  const sent = await sendExtract(reply, taking)
  return sent ?? sendBusy(call)
}

const patience = 30

function sendBusy(call: StaffCall): Promise<FastifyReply> {
  const reply = call.reply.code(503).header('retry-after', String(patience))
  return sendFiles({ ...call, reply }, { busy: true })
}
