import type { Version } from '../../../consultation/publication.js'
import { torontoDay } from '../../../consultation/toronto.js'
import type { Head } from '../../../history/event.js'
import type { Mention, Said } from '../../../history/utterance.js'
import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Bilingual, Locale } from '../../../questionnaire/questionnaire.js'
import {
  type Decision,
  type Draft,
  type Proposal,
  type Publication,
  type Review,
  type Revision,
  standingOf,
} from '../../../revision/review.js'
import { isAccepted, type Shaping, type ShapedQuestion } from '../../../revision/shaping.js'
import { countOf } from '../../count.js'
import { dateRange, longDate } from '../../dates.js'
import type { Words } from '../../words.js'
import { wordedQuestionView } from '../question/worded-question-view.js'
import { onlyChangedIn } from './only-changed-in.js'

export type ChangesSubject = {
  readonly review: Review
  readonly draft: Draft
  readonly shaping: Shaping
  readonly publication: Publication
  readonly said: Said
  readonly versions: readonly Version[]
  readonly head: Head
  readonly slug: string
  readonly names: Names
}

/** Of those in a consultation who agreed that the public sees them, by what the history calls them. */
export type Names = ReadonlyMap<string, Bilingual>

/** Questions that can be read without opening them. */
const openAtFirst = 3

/** Every utterance that the page shows, or whose erasure it tells by leaving out who said it. */
export function mentionsTold({ shaping }: Pick<ChangesSubject, 'shaping'>): readonly Mention[] {
  const decisions = shaping.proposals.flatMap((proposal) => proposal.decisions.map(({ reason }) => reason))
  const revisions = [...shaping.questions.flatMap((question) => question.revisions), ...shaping.others]
  const asked = shaping.proposals.filter(isAccepted).flatMap(({ changes, reason }) => [changes, reason])
  return [...asked, ...decisions, ...revisions.flatMap(({ because }) => ('reason' in because ? [because.reason] : []))]
}

/** How the roundtable shaped a version, in one language. Names nobody who did not agree to it. */
export function changesView(subject: ChangesSubject, words: Words, locale: Locale) {
  const { review, draft, shaping, publication } = subject
  const telling: Telling = { ...subject, words, locale }
  const questionsBefore = countOf(questionsOf(shaping.first).length, locale)
  const meeting = review.meetings.at(-1)
  return {
    ...(meeting
      ? { meeting: { place: meeting.place[locale], range: dateRange(meeting.from, meeting.to, locale) } }
      : {}),
    figures: {
      questionsBefore,
      proposals: countOf(shaping.proposals.length, locale),
      accepted: countOf(shaping.proposals.filter(isAccepted).length, locale),
      questionsAfter: countOf(questionsOf(shaping.last).length, locale),
    },
    ...reasonsView(telling),
    questions: shaping.questions.map((question, index) => ({
      ...(index < openAtFirst ? { open: true } : {}),
      ...questionView(question, telling, {
        before: words('changes:before', { date: longDate(torontoDay(new Date(draft.revisions[0]!.at)), locale) }),
        after: words('changes:after', { number: String(publication.version) }),
      }),
    })),
    others: shaping.others.map((revision) => revisionView(revision, telling)),
    notChanged: shaping.notChanged.map((proposal) => notChangedView(proposal, telling)),
    ...recordView(telling),
  }
}

type Telling = ChangesSubject & { readonly words: Words; readonly locale: Locale }

function reasonsView({ shaping: { counts }, words, locale }: Telling) {
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  return {
    reasons: counts.map(({ category, count }) => ({
      label: words(`category:${category.replaceAll('_', '-')}`),
      count: countOf(count, locale).number,
      /** Of a hundred. */
      width: Math.round((count / most) * 100),
    })),
    total: countOf(total, locale).number,
  }
}

function questionView(
  { page, ordinal, before, after, revisions }: ShapedQuestion,
  telling: Telling,
  titles: { readonly before: string; readonly after: string },
) {
  const { words, locale } = telling
  const title = (page.shortTitle ?? page.title)[locale]
  const only = onlyChangedIn(before, after, words)
  return {
    title: after.text[locale],
    place: words('changes:place', { page: title, ordinal: countOf(ordinal, locale).number }),
    before: { title: titles.before, questions: before.map((question) => wordedQuestionView(question, words, locale)) },
    after: { title: titles.after, questions: [wordedQuestionView(after, words, locale)] },
    ...(only && only !== locale ? { elsewhere: words(`changes:only-${only}`) } : {}),
    ...(before.some(({ id }) => id !== after.id) ? { several: true } : {}),
    revisions: revisions.map((revision) => revisionView(revision, telling)),
  }
}

function revisionView({ because, at, number }: Revision, telling: Telling) {
  const { words, locale, review } = telling
  const date = longDate(torontoDay(new Date(at)), locale)
  switch (because.kind) {
    case 'opening':
      return { by: words('changes:by-editors', { date }) }
    case 'direct':
      return { by: words('changes:by-editors', { date }), ...reasonView(because.reason, telling) }
    case 'reversion':
      return {
        by: words('changes:by-return', { date, version: String(because.version) }),
        ...reasonView(because.reason, telling),
      }
    case 'decision': {
      const proposal = review.proposals.get(because.proposal)!
      const decision = proposal.decisions.find(({ revision }) => revision === number)!
      return { ...decidedView(proposal, decision, telling), ...reasonView(decision.reason, telling) }
    }
  }
}

function decidedView(proposal: Proposal, { outcome, at }: Decision, telling: Telling) {
  const { words, locale } = telling
  const date = longDate(torontoDay(new Date(at)), locale)
  const values = { number: String(proposal.number), who: authorOf(proposal, telling), date }
  return {
    by:
      outcome === 'accepted-modified'
        ? words('changes:by-proposal-modified', values)
        : words('changes:by-proposal', values),
    tags: proposal.categories.map((category) => words(`category:${category.replaceAll('_', '-')}`)),
  }
}

/** Whoever had their words erased is not to be found by what became of them. */
function authorOf({ by, changes, reason }: Proposal, { names, said, words, locale }: Telling): string {
  const isErased = [changes, reason].some(({ utterance }) => !said.has(utterance))
  return (isErased ? undefined : names.get(by)?.[locale]) ?? words('changes:a-member')
}

function notChangedView(proposal: Proposal, telling: Telling) {
  const { words } = telling
  return {
    outcome: words(`changes:${standingOf(proposal)}`),
    proposal: words('changes:proposal', { number: String(proposal.number) }),
    ...reasonView(proposal.decisions.at(-1)!.reason, telling),
  }
}

function reasonView({ utterance }: Mention, { said, words, locale }: Telling) {
  const reason = said.get(utterance) as Bilingual | undefined
  return reason ? { reason: reason[locale] } : { reason: words('changes:erased'), erased: true }
}

function recordView({ versions, head, slug, locale }: Telling) {
  const api = `/api/consultations/${slug}`
  return {
    versions: versions.map(({ number, fingerprint, publishedOn }) => ({
      number: String(number),
      fingerprint,
      date: longDate(publishedOn, locale),
      href: `${api}/versions/${number}`,
    })),
    history: { count: countOf(head.number, locale).number, hash: head.hash, href: `${api}/history` },
  }
}
