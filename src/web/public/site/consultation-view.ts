import type { Consultation, Contact, PrivacyNotice, Status } from '../../../consultation/consultation.js'
import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { countOf } from '../../count.js'
import { dateRange, longDate } from '../../dates.js'
import type { Words } from '../../words.js'
import { helpView, telephoneView } from '../question/help-view.js'
import type { EarlyVisit } from '../visit.js'

/** The profile page of a consultation, in the order in which Canada.ca presents one. */
export function consultationView(visit: EarlyVisit, words: Words) {
  const { locale, consultation, here, status, latest } = visit
  const { profile, privacyNotice, opensOn, closesOn, extensions } = consultation
  const questionnaire = latest?.questionnaire
  const last = extensions.at(-1)
  return {
    title: profile.title[locale],
    status: statusView(status),
    ...periodView(visit),
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
    otherWays: profile.otherWays.map((way) => way[locale]),
    who: profile.who[locale],
    what: profile.what[locale],
    where: profile.where[locale],
    when: opensOn && closesOn ? capitalized(dateRange(opensOn, closesOn, locale)) : words('consultation:when-unset'),
    why: profile.why[locale],
    ...(last ? { extension: { from: longDate(last.from, locale) } } : {}),
    extensions: extensions.map(({ notice }) => ({ notice: notice[locale] })),
    ...(questionnaire?.helpResources ? { help: helpView(questionnaire.helpResources, locale) } : {}),
    related: profile.related.map(({ label, address }) => ({ label: label[locale], href: address[locale] })),
    contact: contactView(consultation.contact, locale),
    modified: last?.announcedOn ?? latest?.publishedOn ?? consultation.announcedOn,
    ...(latest ? { changesHref: here.changes } : {}),
  }
}

function periodView({ status, consultation, locale, here, latest }: EarlyVisit) {
  const { opensOn, closesOn } = consultation
  const until = closesOn === undefined ? '' : longDate(closesOn, locale)
  switch (status) {
    case 'O':
      return {
        open: { until, start: here.page(1), resume: here.resume, onePage: here.onePage, questions: here.questions },
      }
    case 'P':
      return {
        planned: {
          ...(opensOn ? { from: longDate(opensOn, locale) } : {}),
          ...(latest ? { questions: here.questions } : {}),
        },
      }
    case 'CA':
    case 'CN':
    case 'CR':
    case 'NF':
      return {
        closed: {
          to: until,
          dates: opensOn && closesOn ? dateRange(opensOn, closesOn, locale).replace(/^du /, '') : until,
        },
      }
  }
}

/** For `components/status-tag`. */
function statusView(status: Status) {
  switch (status) {
    case 'O':
      return { open: true }
    case 'P':
      return { planned: true }
    case 'CA':
      return { analysing: true }
    case 'CR':
      return { reported: true }
    case 'NF':
      return { dropped: true }
    case 'CN':
      return { closed: true }
  }
}

/** What is said of privacy, and which notice it is. */
export function privacyNoticeView({ number, date, paragraphs }: PrivacyNotice, locale: Locale) {
  return { number, date: longDate(date, locale), paragraphs: paragraphs.map((paragraph) => paragraph[locale]) }
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
export function listedView(consultation: Consultation, status: Status, words: Words, locale: Locale) {
  const { opensOn, closesOn, profile, slug } = consultation
  return {
    href: consultationAddress(locale, slug[locale]).profile,
    title: profile.title[locale],
    status: statusView(status),
    dates: opensOn && closesOn ? capitalized(dateRange(opensOn, closesOn, locale)) : words('consultations:dates-unset'),
    summary: profile.summary[locale],
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
