import { isReason, redactionReasons } from '../../coding/reason.js'
import { type Event, hashOf, type Link, readEntry } from '../../history/event.js'
import { type EventKind, eventKinds } from '../../history/event-kind.js'
import type { JsonObject } from '../../questionnaire/change.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import type { ConsultationAddress } from '../address.js'
import { dayAndTime, longDate } from '../dates.js'
import type { Words } from '../words.js'
import type { Telling } from '../staff/telling.js'

/** Undefined when the entry is not what its hash was made of: nothing in it is believed then. */
export function eventOf({ entry, hash }: Link): Event | undefined {
  return hashOf(entry) === hash ? readEntry(entry) : undefined
}

/** One entry of the history in a line: who, when, what, and where it is to be seen. */
export function eventView(link: Link, telling: Pick<Telling, 'words' | 'locale' | 'here' | 'titleOf'>) {
  const { words, locale, here, titleOf } = telling
  const event = eventOf(link)
  const common = {
    number: String(link.number),
    entry: here.historyEntry(link.number),
    hash: link.hash,
    short: link.hash.slice(0, 12),
  }
  if (!event) return { ...common, what: words[locale]('history:unreadable') }
  return {
    ...common,
    who: titleOf(event.actor)[locale],
    when: dayAndTime(new Date(event.at), locale),
    ...deedView(event, { say: words[locale], here, titleOf: (person) => titleOf(person)[locale] }),
  }
}

type Teller = {
  readonly say: Words
  readonly here: ConsultationAddress
  readonly titleOf: (person: string) => string
}
type Deed = { readonly what: string; readonly href?: string }

/** What was done, in words, with the way to what came of it. */
function deedView({ kind, body }: Event, teller: Teller): Deed {
  const known = eventKinds.find((each) => each === kind)
  return known ? views[known](body, teller) : { what: teller.say('history:of-another-kind', { kind }) }
}

const views: Readonly<Record<EventKind, (body: JsonObject, teller: Teller) => Deed>> = {
  'consultation-created': (_, { say }) => ({ what: say('history:consultation-created') }),
  'consultation-changed': ({ sections }, { say, here }) => ({
    what: say('history:consultation-changed', { sections: sectionsIn(sections, say) }),
    href: here.deskConsultation,
  }),
  'privacy-notice-changed': ({ number }, { say, here }) => ({
    what: say('history:privacy-notice-changed', { number: text(number) }),
    href: here.deskConsultation,
  }),
  'consultation-announced': (_, teller) => ofDates('consultation-announced', {}, teller),
  'announcement-retracted': (_, teller) => ofDates('announcement-retracted', {}, teller),
  'dates-set': ({ opensOn, closesOn }, teller) => ofDates('dates-set', { opensOn, closesOn }, teller),
  'consultation-opened': ({ closesOn }, teller) => ofDates('consultation-opened', { closesOn }, teller),
  'consultation-extended': ({ from, to }, teller) => ofDates('consultation-extended', { from, to }, teller),
  'consultation-closed-early': ({ from, to }, teller) => ofDates('consultation-closed-early', { from, to }, teller),
  'consultation-cancelled': (_, teller) => ofDates('consultation-cancelled', {}, teller),
  'consultation-concluded': ({ outcome }, { say, here }) => ({
    what: say(`history:concluded-${text(outcome).toLowerCase()}`),
    href: here.deskDates,
  }),
  'draft-opened': (_, { say }) => ({ what: say('history:draft-opened') }),
  'proposal-made': (body, teller) => ofProposal('history:proposal-made', body, teller),
  'proposal-withdrawn': (body, teller) => ofProposal('history:proposal-withdrawn', body, teller),
  'stance-taken': (body, teller) => ofProposal(`history:stance-${text(body['stance'])}`, body, teller),
  'decision-made': (body, teller) => ofProposal(`history:decided-${text(body['outcome'])}`, body, teller),
  'comment-made': ({ question }, { say, here }) => ({
    what: say('history:comment-made', { question: text(question) }),
    href: here.deskQuestion(text(question)),
  }),
  'revision-made': ({ revision, because }, { say, here }) => {
    const cause = (because ?? {}) as JsonObject
    const values = { number: text(revision), proposal: text(cause['proposal']), version: text(cause['version']) }
    const what = say(`history:revised-${text(cause['kind'])}`, values)
    return cause['kind'] === 'decision' ? { what, href: here.deskProposal(values.proposal) } : { what }
  },
  'obligation-waived': ({ locale }, { say }) => ({ what: say(`history:waived-${text(locale)}`) }),
  'meeting-held': ({ meeting }, { say, here }) => ({
    what: say('history:meeting-held', { number: text(meeting) }),
    href: here.deskMeeting(text(meeting)),
  }),
  'publication-requested': (_, { say, here }) => ({
    what: say('history:publication-requested'),
    href: here.publication,
  }),
  'publication-request-withdrawn': ({ reason }, { say }) => ({
    what: say(reason === undefined ? 'history:publication-request-withdrawn' : 'history:publication-turned-back'),
  }),
  'version-published': ({ version }, { say, here }) => ({
    what: say('history:version-published', { number: text(version) }),
    href: here.publication,
  }),
  'second-person-required': ({ required }, { say }) => ({
    what: say(required === true ? 'history:two-required' : 'history:one-enough'),
  }),
  'utterance-erased': ({ because }, { say }) => ({
    what: because === undefined ? say('history:erased') : say(`history:erased-${text(because)}`),
  }),
  'invitation-sent': (body, teller) => ofRole('history:invitation-sent', body, teller),
  'invitation-withdrawn': (body, teller) => ofRole('history:invitation-withdrawn', body, teller),
  'role-given': (body, teller) => ofRole('history:role-given', body, teller),
  'role-taken': (body, teller) => ofRole('history:role-taken', body, teller),
  'account-disabled': (body, teller) => ofPerson('history:account-disabled', body, teller),
  'account-enabled': (body, teller) => ofPerson('history:account-enabled', body, teller),
  'second-factor-reset': (body, teller) => ofPerson('history:second-factor-reset', body, teller),
  'responses-exported': ({ versions }, { say }) => ({
    what: say('history:responses-exported', { versions: listed(versions) }),
  }),
  'extract-taken': ({ file, versions, responses }, { say }) => ({
    what: say(`history:extract-${text(file)}`, { versions: listed(versions), responses: text(responses) }),
  }),
  'responses-destroyed': ({ responses, keptUntil }, { say }) => ({
    what: say('history:responses-destroyed', { count: Number(responses), day: text(keptUntil) }),
  }),
  'release-made': ({ release, responses, threshold, sensitiveThreshold }, { say }) => ({
    what: say('history:release-made', {
      number: text(release),
      responses: text(responses),
      least: text(threshold),
      sensitive: text(sensitiveThreshold),
    }),
  }),
  'token-made': ({ expires }, { say }) => ({ what: say('history:token-made', { day: text(expires).slice(0, 10) }) }),
  'text-redacted': ({ reason, length }, { say }) => ({
    what: say('history:text-redacted', { reason: reasonIn(text(reason), say.locale), count: Number(length) }),
  }),
  'text-restored': ({ reason, length }, { say }) => ({
    what: say('history:text-restored', { reason: reasonIn(text(reason), say.locale), count: Number(length) }),
  }),
  'token-revoked': (_, { say }) => ({ what: say('history:token-revoked') }),
  'results-shared': ({ release }, { say, here }) => ({
    what: say('history:results-shared', { release: text(release) }),
    href: here.deskResults,
  }),
  'results-withdrawn': (_, { say }) => ({ what: say('history:results-withdrawn') }),
  'results-published': ({ edition }, { say, here }) => ({
    what: say('history:results-published', { edition: text(edition) }),
    href: here.resultsEdition(text(edition)),
  }),
}

function ofDates(kind: EventKind, days: Readonly<Record<string, unknown>>, { say, here }: Teller): Deed {
  const values = Object.entries(days).map(([name, day]) => [name, longDate(text(day), say.locale)] as const)
  return { what: say(`history:${kind}`, Object.fromEntries(values)), href: here.deskDates }
}

function sectionsIn(sections: unknown, say: Words): string {
  return Array.isArray(sections) ? sections.map((section) => say(`settings:section-${text(section)}`)).join(', ') : ''
}

function ofProposal(key: string, { proposal, supersededBy }: JsonObject, { say, here }: Teller): Deed {
  const values = { number: text(proposal), other: text(supersededBy) }
  return { what: say(key, values), href: here.deskProposal(values.number) }
}

function ofRole(key: string, { role, person }: JsonObject, { say, titleOf }: Teller): Deed {
  const values = { role: say(`role:${text(role)}`), who: typeof person === 'string' ? titleOf(person) : '' }
  return { what: say(key, values) }
}

function ofPerson(key: string, { person }: JsonObject, { say, titleOf }: Teller): Deed {
  return { what: say(key, { who: titleOf(text(person)) }) }
}

/** A redaction's reason in words. */
function reasonIn(code: string, locale: Locale): string {
  return isReason(code) ? redactionReasons[code][locale] : code
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map(text).join(', ') : ''
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
