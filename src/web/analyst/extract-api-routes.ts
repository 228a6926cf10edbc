import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { planBundle } from '../../export/bundle/plan-bundle.js'
import { planExtract } from '../../export/extract.js'
import type { TakenFile } from '../../export/extract-deed.js'
import { bundleParameterNames, parameterNames, readParameters } from '../../export/parameters.js'
import { privatePage } from '../headers.js'
import { inTime } from '../in-time.js'
import type { Staff } from '../staff/staff.js'
import { type Bearer, recognizeBearers } from './bearer.js'
import { givenIn } from './given.js'
import { sendBundle } from './send-bundle.js'
import { sendExtract } from './send-extract.js'

const fileNames: { readonly [file in TakenFile]: string } = {
  responses: 'responses.csv',
  'open-text': 'open-text.csv',
  bundle: 'bundle.zip',
}

/** The files of the analyst's room for programs, each with a token of its own. A session opens nothing here. */
export function extractApiRoutes(app: FastifyInstance, staff: Staff): void {
  const recognize = recognizeBearers(staff)
  app.addHook('preClose', async () => staff.house.extracts.breakOff())
  for (const [file, name] of Object.entries(fileNames) as [TakenFile, string][]) {
    const url = `/api/consultations/:slug/${name}`
    // To ask for the headers alone would be to take the file, as far as the history knows.
    app.get(url, { exposeHeadRoute: false }, (request, reply) => {
      void reply.headers(privatePage)
      return inTime(answer({ staff, file, request, reply, recognize }))
    })
  }
}

type Asking = {
  readonly staff: Staff
  readonly file: TakenFile
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly recognize: (request: FastifyRequest) => Promise<Bearer>
}

async function answer({ staff, file, request, reply, recognize }: Asking): Promise<FastifyReply> {
  const bearer = await recognize(request)
  if (bearer.kind !== 'good') return refuse(staff, reply, bearer.kind)
  const { token } = bearer
  const { slug } = request.params as { slug: string }
  const published = staff.house.catalogue
    .current()
    .find(
      ({ consultation }) => consultation.id === token.consultation && Object.values(consultation.slug).includes(slug),
    )
  // Whatever else there may be is none of this token's business.
  if (!published) return refuse(staff, reply, 'not-found')
  const known: readonly string[] = file === 'bundle' ? bundleParameterNames : parameterNames
  const unknown = Object.keys(request.query as object).filter((name) => !known.includes(name))
  if (unknown.length > 0) return refuse(staff, reply, 'parameters', unknown)
  const read = readParameters(givenIn(request))
  if (read.kind === 'faulty') return refuse(staff, reply, 'parameters', read.faults)
  const { parameters } = read
  const planned = file === 'bundle' ? planBundle(published, parameters) : planExtract(published, file, parameters)
  if (planned.kind === 'nothing-published') return refuse(staff, reply, 'not-found')
  if (planned.kind === 'faulty') return refuse(staff, reply, 'parameters', planned.faults)
  const taking = { house: staff.house, db: staff.accounts.db, by: token.person, token: token.id }
  const sent =
    planned.kind === 'bundle'
      ? await sendBundle(reply, { ...taking, plan: planned.plan })
      : await sendExtract(reply, { ...taking, published, extract: planned.extract, parameters })
  return sent ?? refuse(staff, reply, 'busy')
}

type Refusal = Exclude<Bearer['kind'], 'good'> | 'not-found' | 'parameters' | 'busy'

const realm = 'Bearer realm="roundtable"'
const refusals: {
  readonly [R in Refusal]: { readonly status: number; readonly headers?: { readonly [name: string]: string } }
} = {
  'token-missing': { status: 401, headers: { 'www-authenticate': realm } },
  'token-refused': { status: 401, headers: { 'www-authenticate': `${realm}, error="invalid_token"` } },
  'too-many-tries': { status: 429, headers: { 'retry-after': '900' } },
  'not-found': { status: 404 },
  parameters: { status: 400 },
  busy: { status: 503, headers: { 'retry-after': '30' } },
}

/** A problem as RFC 9457 has it, in both languages; `parameters` names those that it is about. */
function refuse({ house }: Staff, reply: FastifyReply, refusal: Refusal, parameters?: readonly string[]): FastifyReply {
  const { status, headers = {} } = refusals[refusal]
  const detail = { en: house.words.en(`api:${refusal}`), fr: house.words.fr(`api:${refusal}`) }
  const problem = {
    title: refusal,
    status,
    detail: `${detail.en} / ${detail.fr}`,
    ...(parameters && { parameters }),
  }
  return reply.code(status).headers(headers).type('application/problem+json').send(JSON.stringify(problem))
}
