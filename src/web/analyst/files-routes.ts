import type { FastifyInstance, FastifyReply } from 'fastify'
import { planBundle } from '../../export/bundle/plan-bundle.js'
import { type ExtractFile, extractFiles, planExtract, type PlannedExtract } from '../../export/extract.js'
import { type ParameterName, type Parameters, readParameters } from '../../export/parameters.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { sendFiles } from './files-page.js'
import { givenIn } from './given.js'
import { sendBundle } from './send-bundle.js'
import { sendExtract } from './send-extract.js'

/** What an analyst can take away: counts, choices, columns, and the files. */
export function filesRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { files } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'analyst', address: files } as const
  answerStaff(app, place, { get: (call) => sendFiles(call), post: download })
}

/** A post, though it changes no choice: it leaves a trace in the history. */
async function download(call: StaffCall): Promise<FastifyReply> {
  const { request, reply, here } = call
  const wanted = postedField(request.body, 'go')
  const file = extractFiles.find((each) => each === wanted)
  const read = readParameters(givenIn(request))
  if (wanted !== 'bundle' && !file) return reply.redirect(here.files, 303)
  const sent = read.kind === 'faulty' ? read : await (file ? takeFile(file, read, call) : takeBundle(read, call))
  if (sent && 'faults' in sent) return sendFiles(amiss(call, 422), { faults: sent.faults })
  return sent ?? sendBusy(call)
}

type Asked = { readonly parameters: Parameters }
/** Undefined: too many are under way. */
type Sent = FastifyReply | undefined | { readonly faults: readonly ParameterName[] }

async function takeFile(file: ExtractFile, { parameters }: Asked, call: StaffCall): Promise<Sent> {
  const { staff, reply, published, person } = call
  const planned = planExtract(published, file, parameters)
  if (planned.kind !== 'extract') return refusalOf(planned)
  const { house, accounts } = staff
  return sendExtract(reply, { house, db: accounts.db, published, extract: planned.extract, parameters, by: person.id })
}

async function takeBundle({ parameters }: Asked, { staff, reply, published, person }: StaffCall): Promise<Sent> {
  const planned = planBundle(published, parameters)
  if (planned.kind !== 'bundle') return refusalOf(planned)
  return sendBundle(reply, { house: staff.house, db: staff.accounts.db, plan: planned.plan, by: person.id })
}

function refusalOf(planned: Exclude<PlannedExtract, { kind: 'extract' }>) {
  return { faults: planned.kind === 'faulty' ? planned.faults : [] }
}

const patience = 30

function sendBusy(call: StaffCall): Promise<FastifyReply> {
  const reply = call.reply.code(503).header('retry-after', String(patience))
  return sendFiles({ ...call, reply }, { busy: true })
}
