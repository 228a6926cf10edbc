import type { Mention } from '../../history/utterance.js'
import type { Locale, Questionnaire } from '../../questionnaire/questionnaire.js'
import { torontoDay } from '../../consultation/toronto.js'
import type { MinutedProposal, Minutes } from '../../revision/minutes.js'
import { type Decision, documentAt, type Draft, type Proposal } from '../../revision/review.js'
import { countOf } from '../count.js'
import { dateRange, longDate } from '../dates.js'
import { languageTags } from '../site-view.js'
import { capitalized } from '../words.js'
import { reasonView } from './cause-view.js'
import { partName, questionName } from './place-name.js'
import type { Telling } from './telling.js'

type MinutesSubject = {
  readonly minutes: Minutes
  readonly draft: Draft
  /** The draft as that revision left it. */
  readonly documentOf: (revision: number) => Questionnaire
  readonly telling: Telling
}

/** Makes each document once, however often minutes ask for it. */
export function documentsOf(draft: Draft): MinutesSubject['documentOf'] {
  const known = new Map<number, Questionnaire>()
  return (revision) => {
    const document = known.get(revision) ?? (documentAt(draft, revision) as unknown as Questionnaire)
    known.set(revision, document)
    return document
  }
}

/** Every utterance that minutes tell: who was there, and the reasons of editors. What members said is theirs. */
export function mentionsInMinutes({ meeting, proposals }: Minutes): readonly Mention[] {
  return [meeting.present, ...proposals.flatMap(({ decisions }) => decisions.map(({ reason }) => reason))]
}

/** The record of a meeting in one language, for `components/minutes-record` and for the file. */
export function minutesRecord(subject: MinutesSubject, locale: Locale) {
  const inLanguage = { ...subject, telling: { ...subject.telling, locale } }
  const say = subject.telling.words[locale]
  const { meeting, proposals } = subject.minutes
  const decided = proposals.filter(({ decisions }) => decisions.length > 0).length
  return {
    locale,
    lang: languageTags[locale],
    title: say('minutes:heading', { number: String(meeting.number) }),
    facts: [
      { term: say('minutes:place'), words: meeting.place[locale] },
      { term: say('minutes:days'), words: capitalized(dateRange(meeting.from, meeting.to, locale)) },
      { term: say('minutes:present'), words: presentIn(meeting.present, inLanguage.telling) },
    ],
    before: say('minutes:before', countOf(proposals.length, locale)),
    decided: say('minutes:decided', countOf(decided, locale)),
    labels: {
      questions: say('minutes:questions'),
      why: say('changes:why'),
      was: say('minutes:was'),
      now: say('minutes:now'),
    },
    questions: byQuestion(proposals).map(([question, minuted]) => ({
      ...headingOf(question, minuted, inLanguage),
      proposals: minuted.map((each) => proposalView(each, inLanguage)),
    })),
  }
}

/** In the order in which they were recorded. */
function presentIn({ utterance }: Mention, { said, titleOf, words, locale }: Telling): string {
  const present = said.get(utterance)
  if (typeof present !== 'string') return words[locale]('cause:erased')
  return present
    .split('\n')
    .map((person) => titleOf(person)[locale])
    .join(', ')
}

/** Questions in the order in which somebody first proposed something about them. */
function byQuestion(
  proposals: readonly MinutedProposal[],
): readonly (readonly [string | undefined, readonly MinutedProposal[]])[] {
  const questions = new Set(proposals.map(({ proposal }) => proposal.question))
  return [...questions].map((question) => [question, proposals.filter((each) => each.proposal.question === question)])
}

/** As the question was called when the first of these was proposed. */
function headingOf(
  question: string | undefined,
  [first]: readonly MinutedProposal[],
  { documentOf, telling: { words, locale } }: MinutesSubject,
) {
  if (question === undefined || !first) return { title: words[locale]('place:questionnaire') }
  return questionName(documentOf(first.proposal.madeOn), question, { words: words[locale], locale })
}

function proposalView({ proposal, decisions, stood }: MinutedProposal, subject: MinutesSubject) {
  const { telling } = subject
  const { words, locale, titleOf } = telling
  const say = words[locale]
  const values = { number: String(proposal.number), who: titleOf(proposal.by)[locale] }
  return {
    title: say('minutes:proposal', values),
    about: proposal.categories.map((category) => say(`category:${category.replaceAll('_', '-')}`)).join(', '),
    ...(stood === undefined || stood === 'open' ? {} : { stood: say(`minutes:stood-${stood}`) }),
    decisions: decisions.map((decision) => decisionView(decision, subject)),
    ...(decisions.length === 0 && { open: undecidedWords(proposal, telling) }),
  }
}

function undecidedWords({ withdrawn }: Proposal, { words, locale }: Telling): string {
  return words[locale](withdrawn ? 'minutes:withdrawn' : 'minutes:undecided')
}

function decisionView(decision: Decision, subject: MinutesSubject) {
  const { telling } = subject
  const { words, locale } = telling
  const { outcome, at, revision, supersededBy, reason } = decision
  const values = { date: longDate(torontoDay(new Date(at)), locale), number: String(supersededBy ?? '') }
  return {
    outcome: words[locale](`minutes:${outcome}`, values),
    ...reasonView(reason, telling),
    wordings: revision === undefined ? [] : wordingsIn(revision, subject),
  }
}

/** What a revision reworded in this language. */
function wordingsIn(revision: number, { draft, documentOf, telling: { words, locale } }: MinutesSubject) {
  return draft.revisions[revision]!.changes.flatMap((change) => {
    if (change.kind !== 'set' || change.locale !== locale || typeof change.to !== 'string') return []
    const saying = { words: words[locale], locale }
    const part = partName(documentOf(revision), change.node, change.attribute, saying)
    return [{ part, ...(typeof change.from === 'string' && { was: change.from }), now: change.to }]
  })
}
