import type { Contact, Day, PrivacyNotice } from '../../../consultation/consultation.js'
import type { Listed } from '../../../consultation/listing.js'
import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { countOf } from '../../count.js'
import { dateRange, longDate } from '../../dates.js'
import { statusView } from '../../status-view.js'
import type { Words } from '../../words.js'
import { helpView, telephoneView } from '../question/help-view.js'
import type { EarlyVisit } from '../visit.js'

/** The profile page of a consultation, in the order in which Canada.ca presents one. */
export function consultationView(visit: EarlyVisit, words: Words) {
  const { locale, consultation, here, status, latest } = visit
  const { profile, privacyNotice, earlierNotices = [], opensOn, closesOn, extensions } = consultation
  const questionnaire = latest?.questionnaire
  const last = extensions.at(-1)
  return {
    title: profile.title[locale],
    status: statusView(status),
    ...periodView(visit, words),
    // Open, or to be opened: what answering takes is of use.
    answerable: status === 'O' || status === 'P',
    summary: profile.summary[locale],
    objectives: profile.objectives.map((objective) => objective[locale]),
    scope: profile.scope?.[locale],
    notice: questionnaire?.notice?.[locale],
    contentNote: questionnaire?.contentNote?.[locale],
    minimumAge: questionnaire?.minimumAge,
    minutes: countOf(profile.minutes, locale),
    ...(questionnaire ? { questions: countOf(questionsOf(questionnaire).length, locale) } : {}),
    ledBy: consultation.ledBy[locale],
    privacyNotice: privacyNoticeView(privacyNotice, locale),
    earlierNotices: earlierNotices.map((notice) => privacyNoticeView(notice, locale)),
    otherWays: profile.otherWays.map((way) => way[locale]),
    who: profile.who[locale],
    what: profile.what[locale],
    where: profile.where[locale],
    when: opensOn && closesOn ? capitalized(dateRange(opensOn, closesOn, locale)) : words('consultation:when-unset'),
    why: profile.why[locale],
    ...(last ? { [last.to > last.from ? 'extension' : 'broughtForward']: { from: longDate(last.from, locale) } } : {}),
    extensions: extensions.map(({ notice }) => ({ notice: notice[locale] })),
    ...(questionnaire?.helpResources ? { help: helpView(questionnaire.helpResources, locale) } : {}),
    related: profile.related.map(({ label, address }) => ({ label: label[locale], href: address[locale] })),
    contact: contactView(consultation.contact, locale),
    modified: modifiedOn(visit),
    ...(latest ? { changesHref: here.changes } : {}),
  }
}

/** The last day on which something of what the page says changed. */
function modifiedOn({ consultation, latest, day }: EarlyVisit): Day | undefined {
  const { announcedOn, cancellation, extensions, privacyNotice, results } = consultation
  const days = [
    latest?.publishedOn,
    announcedOn,
    cancellation?.announcedOn,
    results?.publishedOn,
    extensions.at(-1)?.announcedOn,
    privacyNotice.date,
  ]
  const changed = days.filter((each) => each !== undefined && each <= day) as readonly Day[]
  return changed.reduce<Day | undefined>((last, each) => (last !== undefined && last > each ? last : each), undefined)
}

function periodView({ status, consultation, locale, here, latest, day }: EarlyVisit, words: Words) {
  const { opensOn, closesOn, report, cancellation } = consultation
  const until = closesOn === undefined ? '' : longDate(closesOn, locale)
  switch (status) {
    case 'O':
      return {
        open: { until, start: here.page(1), resume: here.resume, onePage: here.onePage, questions: here.questions },
      }
    case 'P':
      return {
        planned: {
          // A day that went by with nothing published is none to wait for.
          ...(opensOn && opensOn > day ? { from: longDate(opensOn, locale) } : {}),
          ...(latest ? { questions: here.questions } : {}),
        },
      }
    case 'CA':
    case 'CN':
    case 'CR':
      return {
        closed: {
          to: until,
          dates: opensOn && closesOn ? dateRange(opensOn, closesOn, locale) : until,
          ...(status === 'CA' && { awaited: true }),
          ...(status === 'CN' && { withoutReport: true }),
          ...(consultation.results && {
            results: { href: here.results, published: longDate(consultation.results.publishedOn, locale) },
          }),
          ...(report && { report: { href: report[locale], label: words('consultation:report') } }),
        },
      }
    case 'NF':
      return { dropped: { reason: cancellation?.reason[locale] } }
  }
}

/** What is said of privacy, and which notice it is. */
export function privacyNoticeView({ number, date, paragraphs, keptUntil }: PrivacyNotice, locale: Locale) {
  return {
    number,
    date: longDate(date, locale),
    paragraphs: paragraphs.map((paragraph) => paragraph[locale]),
    ...(keptUntil !== undefined && { keptUntil: longDate(keptUntil, locale) }),
  }
}

/** For `components/contact`. */
export function contactView({ name, email, telephone, address }: Contact, locale: Locale) {
  return {
    name: name[locale],
    email,
    ...(telephone ? { telephone: telephoneView(telephone) } : {}),
    ...(address ? { address: address[locale] } : {}),
  }
}

/** One line of the list of consultations. */
export function listedView({ consultation, status }: Listed, words: Words, locale: Locale) {
  const { opensOn, closesOn, profile, slug, results } = consultation
  const here = consultationAddress(locale, slug[locale])
  return {
    href: here.profile,
    title: profile.title[locale],
    status: statusView(status),
    dates: opensOn && closesOn ? capitalized(dateRange(opensOn, closesOn, locale)) : words('consultations:dates-unset'),
    summary: profile.summary[locale],
    ...(results && status === 'CR' && { results: here.results }),
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
