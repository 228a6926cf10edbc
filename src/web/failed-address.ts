import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Consultation } from '../consultation/consultation.js'
import { isPublic } from '../consultation/publication.js'
import { type Locale, locales } from '../questionnaire/questionnaire.js'
import { address, twinAddress } from './address.js'
import type { House } from './house.js'
import { otherLocale } from './words.js'

/** The language of an address, whether anything is there or not; none where it names none. */
export function localeOfAddress({ url }: FastifyRequest): Locale | undefined {
  const [, first] = /^\/([a-z]{2})(?=[/?#]|$)/i.exec(url) ?? []
  return locales.find((locale) => locale === first?.toLowerCase())
}

/** The consultation that an address is about, as far as anybody may know of it. */
export function consultationAt({ catalogue }: House, request: FastifyRequest): Consultation | undefined {
  const locale = localeOfAddress(request)
  const { slug } = paramsOf(request)
  const published = locale && slug !== undefined ? catalogue.bySlug(locale, slug) : undefined
  return published && isPublic(published) ? published.consultation : undefined
}

/**
 * Where the same page is in the other language, be it there or not; of what only takes posts, the list of consultations. A
 * consultation that does not show keeps its slug, so that nobody learns the other one.
 */
export function twinOf(app: FastifyInstance, house: House, request: FastifyRequest): string {
  const locale = localeOfAddress(request)
  const other = otherLocale(locale ?? 'en')
  const pattern = request.routeOptions.url
  const isPage = request.method === 'GET' || (pattern !== undefined && app.hasRoute({ method: 'GET', url: pattern }))
  if (locale === undefined || !isPage) return address.consultations(other)
  const consultation = consultationAt(house, request)
  const slug = consultation && { slug: consultation.slug[other] }
  return twinAddress(pattern ?? pathOf(request), { ...paramsOf(request), ...slug }, other)
}

function pathOf({ url }: FastifyRequest): string {
  return /^[^?#]*/.exec(url)![0]
}

/** None of an address that no router can read. */
function paramsOf({ params }: FastifyRequest): Readonly<Record<string, string>> {
  return (params ?? {}) as Readonly<Record<string, string>>
}
