import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { questionsAcross } from '../../../report/question-across.js'
import { publicDictionary } from '../../../results/public-dictionary.js'
import type { Release } from '../../../results/release-store.js'
import { Overloaded } from '../../../database/group-commit.js'
import { consultationAddress } from '../../address.js'
import { keepPages } from '../../kept-pages.js'
import { NotHere } from '../../not-here.js'
import { sendTaken } from '../../send-taken.js'
import type { Desk } from '../desk.js'
import { type Visit, visitOf } from '../visit.js'
import { findEdition, findPublicRelease } from './edition.js'
import { renderResults } from './results-page.js'

/** What was heard, once it is published; before, it looks as though nothing were there. */
export function resultsRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const { house } = desk
  const at = consultationAddress(locale, ':slug')
  const sendKept = keepPages(house)
  const visit = (request: FastifyRequest) => visitOf(house, locale, request)
  app.addHook('preClose', async () => house.results.breakOff())

  app.get(at.results, async (request, reply) => {
    const visited = visit(request)
    const render = async () => renderResults(desk, visited, await findEdition(house, visited.published))
    return sendKept(request, reply, { address: visited.here.results, edition: await standingOf(desk, visited), render })
  })
  app.get(at.resultsEdition(':edition'), async (request, reply) => {
    const visited = visit(request)
    const number = editionAsked(visited, request)
    const render = async () => renderResults(desk, visited, await findEdition(house, visited.published, number))
    const address = visited.here.resultsEdition(number)
    return sendKept(request, reply, { address, edition: await standingOf(desk, visited), render })
  })
  app.get(at.publicData, async (request, reply) => {
    const visited = visit(request)
    return sendData(desk, visited, await findPublicRelease(house, visited.published), { request, reply })
  })
  app.get(at.publicDictionary, async (request, reply) => {
    const visited = visit(request)
    const { rowFile } = await findPublicRelease(house, visited.published)
    const across = questionsAcross(visited.published.versions.map(({ questionnaire }) => questionnaire))
    return asFile(reply, visited, 'dictionary').send(
      publicDictionary(rowFile, { questions: across, synthetic: visited.consultation.synthetic }),
    )
  })
}

/** What makes every page of them another: another edition, and a quote that is withdrawn, by whatever process. */
async function standingOf({ house }: Desk, visit: Visit): Promise<string> {
  return `${editionsOf(visit)} ${await house.results.findLastQuoting(visit.consultation.id)}`
}

/** How many there are. Throws `NotHere` where there are none. */
function editionsOf({ consultation }: Visit): number {
  if (!consultation.results) throw new NotHere()
  return consultation.results.edition
}

function editionAsked(visit: Visit, request: FastifyRequest): number {
  const { edition } = request.params as { edition: string }
  const number = /^[1-9]\d{0,4}$/.test(edition) ? Number(edition) : 0
  if (number < 1 || number > editionsOf(visit)) throw new NotHere()
  return number
}

/** Where so many are reading it that respondents could notice, one is told to come back. */
async function sendData(
  { house }: Desk,
  visit: Visit,
  release: Release,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const { id } = visit.consultation
  // A release never changes, and a consultation is never another's.
  const etag = `"release-${id}-${release.number}"`
  void reply.headers({ etag, 'cache-control': 'no-cache' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  if (request.method === 'HEAD') return asFile(reply, visit, 'responses').send()
  const taken = await house.results.publicFile(id, release)
  if (taken) return sendTaken(reply, taken, { name: fileName(visit, 'responses'), type: csv })
  void reply.removeHeader('etag')
  throw new Overloaded('As many read public files as may at once.')
}

const csv = 'text/csv; charset=utf-8; header=present'

function asFile(reply: FastifyReply, visit: Visit, name: string): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${fileName(visit, name)}"`).type(csv)
}

function fileName({ consultation }: Visit, name: string): string {
  return `${consultation.slug.en}-open-${name}${consultation.synthetic ? '-synthetic' : ''}.csv`
}
