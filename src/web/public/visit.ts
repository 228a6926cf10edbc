import type { FastifyRequest } from 'fastify'
import type { Consultation, Day, PrivacyNotice, Status } from '../../consultation/consultation.js'
import {
  findVersion,
  isPublic,
  latestVersion,
  type Published,
  statusOf,
  type Version,
} from '../../consultation/publication.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { type ConsultationAddress, consultationAddress } from '../address.js'
import type { House } from '../house.js'
import { NotHere } from '../not-here.js'
import { todayAt } from '../today.js'
import { otherLocale } from '../words.js'

/** A request about one consultation: which, in what language, on what day, and where its pages are. */
export type Visit = {
  readonly locale: Locale
  readonly consultation: Consultation
  readonly published: Published
  /** What a new response begins with. */
  readonly latest: Version
  readonly day: Day
  readonly status: Status
  readonly here: ConsultationAddress
  /** The same pages in the other language. */
  readonly there: ConsultationAddress
}

/** To a consultation that is announced, and may have nothing published yet. */
export type EarlyVisit = Omit<Visit, 'latest'> & { readonly latest: Version | undefined }

/** Throws `NotHere` unless the consultation is open to everybody and has a published version. */
export function visitOf(house: House, locale: Locale, request: FastifyRequest): Visit {
  const visit = earlyVisitOf(house, locale, request)
  if (!hasVersion(visit)) throw new NotHere()
  return visit
}

/** Throws `NotHere` unless anybody may know of the consultation. */
export function earlyVisitOf(house: House, locale: Locale, request: FastifyRequest): EarlyVisit {
  const { slug } = request.params as { slug: string }
  const published = house.catalogue.bySlug(locale, slug)
  if (published === undefined || !isPublic(published)) throw new NotHere()
  const day = todayAt(house.now())
  const known = visits[locale].get(published)
  if (known?.day === day) return known
  const visit = newVisit(published, { locale, day })
  visits[locale].set(published, visit)
  return visit
}

function hasVersion(visit: EarlyVisit): visit is Visit {
  return visit.latest !== undefined
}

/** A visit says nothing of the visitor, so that one serves a whole day, until the catalogue makes its objects anew. */
const visits = { en: new WeakMap<Published, EarlyVisit>(), fr: new WeakMap<Published, EarlyVisit>() }

function newVisit(published: Published, { locale, day }: Pick<Visit, 'locale' | 'day'>): EarlyVisit {
  const { consultation } = published
  const other = otherLocale(locale)
  return {
    locale,
    consultation,
    published,
    latest: latestVersion(published),
    day,
    status: statusOf(published, day),
    here: consultationAddress(locale, consultation.slug[locale]),
    there: consultationAddress(other, consultation.slug[other]),
  }
}

/** The version a form or an unfinished response names, or the latest when it names none that exists. */
export function versionOf({ published, latest }: Visit, number: number | undefined): Version {
  return (number === undefined ? undefined : findVersion(published, number)) ?? latest
}

/** The privacy notice that was in force when a form was made; the present one when it names none that ever was. */
export function noticeOf({ consultation }: Visit, number: number | undefined): PrivacyNotice {
  const { privacyNotice, earlierNotices = [] } = consultation
  return earlierNotices.find((notice) => notice.number === number) ?? privacyNotice
}
