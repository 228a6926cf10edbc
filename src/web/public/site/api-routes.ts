import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Listed } from '../../../consultation/listing.js'
import { findVersion, type Published, type Version } from '../../../consultation/publication.js'
import { canonicalJson } from '../../../questionnaire/canonical.js'
import { responseSchema } from '../../../questionnaire/response-schema.js'
import type { Desk } from '../desk.js'
import { openApi } from '../open-api/document.js'
import { NotHere } from '../../not-here.js'
import { publicConsultations } from './public-consultations.js'

/** What other programs can read: consultations, published documents, and the schema of their responses. */
export function apiRoutes(app: FastifyInstance, { house }: Desk): void {
  const open = () => publicConsultations(house)
  app.get('/api/openapi.json', async (_request, reply) => sendJson(reply, openApi))
  app.get('/api/consultations', async (_request, reply) => {
    return sendJson(reply, { consultations: open().map(summaryOf) })
  })
  const versionAddress = '/api/consultations/:slug/versions/:number'
  app.get(versionAddress, async (request, reply) => {
    const version = versionAsked(open(), request)
    // The very bytes that the fingerprint names.
    return reply.type('application/json; charset=utf-8').send(Buffer.from(canonicalJson(version.questionnaire)))
  })
  app.get(`${versionAddress}/response.schema.json`, async (request, reply) => {
    const version = versionAsked(open(), request)
    return sendJson(reply, responseSchema(version.questionnaire, version.number))
  })
  app.get('/api/consultations/:slug/history', async (request, reply) => {
    const { consultation } = findOpen(open(), request)
    const publication = (await house.reviews.read(consultation.id)).publications.at(-1)
    if (publication === undefined) throw new NotHere()
    // What has been done since is not yet for everybody.
    const links = await house.reviews.findLinks(consultation.id, publication.event)
    return sendJson(reply, { consultation: consultation.id, links })
  })
}

function sendJson(reply: FastifyReply, value: object): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(value, undefined, 2)}\n`)
}

function summaryOf({ consultation, versions, status }: Listed) {
  const { id, slug, profile, opensOn, closesOn, audience, results } = consultation
  return {
    id,
    slug,
    title: profile.title,
    audience,
    status,
    opens_on: opensOn,
    closes_on: closesOn,
    ...(results && { results: { edition: results.edition, published_on: results.publishedOn } }),
    versions: versions.map(({ number, fingerprint, publishedOn }) => ({
      number,
      fingerprint,
      published_on: publishedOn,
    })),
  }
}

function findOpen(published: readonly Published[], request: FastifyRequest): Published {
  const { slug } = request.params as { slug: string }
  const found = published.find(({ consultation }) => consultation.slug.en === slug || consultation.slug.fr === slug)
  if (found === undefined) throw new NotHere()
  return found
}

function versionAsked(published: readonly Published[], request: FastifyRequest): Version {
  const { number } = request.params as { number: string }
  const found = findOpen(published, request)
  const version = /^[1-9]\d{0,5}$/.test(number) ? findVersion(found, Number(number)) : undefined
  if (version === undefined) throw new NotHere()
  return version
}
