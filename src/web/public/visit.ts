import type { FastifyRequest } from 'fastify'
import type { Consultation, Day, Status } from '../../consultation/consultation.js'
import { findVersion, latestVersion, type Published, type Version } from '../../consultation/publication.js'
import { statusOn } from '../../consultation/status.js'
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

/** Throws `NotHere` unless the consultation is open to everybody and has a published version. */
export function visitOf(house: House, locale: Locale, request: FastifyRequest): Visit {
  const { slug } = request.params as { slug: string }
  const published = house.catalogue.bySlug(locale, slug)
  const latest = published && latestVersion(published)
  if (latest === undefined || published?.consultation.audience !== 'open') throw new NotHere()
  const day = todayAt(house.now())
  const known = visits[locale].get(published)
  if (known?.day === day) return known
  const visit = newVisit(published, latest, { locale, day })
  visits[locale].set(published, visit)
  return visit
}

/** A visit says nothing of the visitor, so that one serves a whole day, until the catalogue makes its objects anew. */
const visits = { en: new WeakMap<Published, Visit>(), fr: new WeakMap<Published, Visit>() }

function newVisit(published: Published, latest: Version, { locale, day }: Pick<Visit, 'locale' | 'day'>): Visit {
  const { consultation } = published
  const other = otherLocale(locale)
  return {
    locale,
    consultation,
    published,
    latest,
    day,
    status: statusOn(consultation, day),
    here: consultationAddress(locale, consultation.slug[locale]),
    there: consultationAddress(other, consultation.slug[other]),
  }
}

/** The version a form or an unfinished response names, or the latest when it names none that exists. */
export function versionOf({ published, latest }: Visit, number: number | undefined): Version {
  return (number === undefined ? undefined : findVersion(published, number)) ?? latest
}
