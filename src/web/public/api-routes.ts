import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findVersion, type Published, type Version } from '../../consultation/publication.js'
import { statusOn } from '../../consultation/status.js'
import { torontoDay } from '../../consultation/toronto.js'
import { canonicalJson } from '../../questionnaire/canonical.js'
import { responseSchema } from '../../questionnaire/response-schema.js'
import type { Desk } from './desk.js'
import { NotHere } from '../not-here.js'

/** What other programs can read: consultations, published documents, and the schema of their responses. */
export function apiRoutes(app: FastifyInstance, { house }: Desk): void {
  const open = () => house.catalogue.current().filter(({ consultation }) => consultation.audience === 'open')
  app.get('/api/consultations', async (_request, reply) => {
    const day = torontoDay(house.now())
    return sendJson(reply, { consultations: open().map((published) => summaryOf(published, day)) })
  })
  const versionAddress = '/api/consultations/:slug/versions/:number'
  app.get(versionAddress, async (request, reply) => {
    const { version } = find(open(), request)
    // The very bytes that the fingerprint names.
    return reply.type('application/json; charset=utf-8').send(Buffer.from(canonicalJson(version.questionnaire)))
  })
  app.get(`${versionAddress}/response.schema.json`, async (request, reply) => {
    const { version } = find(open(), request)
    return sendJson(reply, responseSchema(version.questionnaire, version.number))
  })
}

function sendJson(reply: FastifyReply, value: object): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(value, undefined, 2)}\n`)
}

function summaryOf({ consultation, versions }: Published, day: string) {
  const { id, slug, profile, opensOn, closesOn, audience } = consultation
  return {
    id,
    slug,
    title: profile.title,
    audience,
    status: statusOn(consultation, day),
    opens_on: opensOn,
    closes_on: closesOn,
    versions: versions.map(({ number, fingerprint, publishedOn }) => ({
      number,
      fingerprint,
      published_on: publishedOn,
    })),
  }
}

function find(published: readonly Published[], request: FastifyRequest): { readonly version: Version } {
  const { slug, number } = request.params as { slug: string; number: string }
  const found = published.find(({ consultation }) => consultation.slug.en === slug || consultation.slug.fr === slug)
  const version = found && /^[1-9]\d{0,5}$/.test(number) ? findVersion(found, Number(number)) : undefined
  if (version === undefined) throw new NotHere()
  return { version }
}
