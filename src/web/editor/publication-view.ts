import type { Mention } from '../../history/utterance.js'
import { countOf } from '../count.js'
import { dayAndTime } from '../dates.js'
import { obstaclesTo } from '../../revision/publish.js'
import { type Draft, isUndecided, type Publication, type Review } from '../../revision/review.js'
import type { Questionnaire } from '../../questionnaire/questionnaire.js'
import { upcomingOf } from '../../revision/upcoming.js'
import { reasonView } from '../staff/cause-view.js'
import { questionName } from '../staff/place-name.js'
import type { Telling } from '../staff/telling.js'
import { obstacleView } from './obstacle-view.js'

type PublicationSubject = {
  readonly review: Review
  readonly hasDates: boolean
  readonly telling: Telling
  /** Who looks. */
  readonly person: string
  /** Of the consultation in this language. */
  readonly slug: string
}

/** Every utterance that the page shows. */
export function mentionsOfPublication({ turnedBack }: Review): readonly Mention[] {
  return turnedBack ? [turnedBack.reason] : []
}

/** Where the draft stands on its way to being published. */
export function standingView({ review, hasDates, telling, person }: PublicationSubject) {
  const { draft, publicationRequest: request, takesTwo, turnedBack } = review
  const { words, locale } = telling
  const obstacles = obstaclesTo(review, { hasDates }).map((each) => obstacleView(each, draft, telling))
  const undecided = [...review.proposals.values()].filter(isUndecided).length
  return {
    next: String(nextVersion(review)),
    takesTwo,
    obstacles,
    ready: obstacles.length === 0 && !request,
    ...(undecided > 0 && { undecided: { ...countOf(undecided, locale), href: telling.here.desk } }),
    ...(request && {
      request: { ...saidWhen(request, telling), own: request.by === person, revision: String(request.revision) },
    }),
    ...(turnedBack && { turnedBack: { ...saidWhen(turnedBack, telling), ...reasonView(turnedBack.reason, telling) } }),
    revision: String((draft?.revisions.length ?? 0) - 1),
    standing: words[locale](takesTwo ? 'publication:takes-two' : 'publication:takes-one'),
  }
}

function nextVersion({ publications }: Review): number {
  return (publications.at(-1)?.version ?? 0) + 1
}

function saidWhen({ by, at }: { readonly by: string; readonly at: string }, { titleOf, locale }: Telling) {
  return { who: titleOf(by)[locale], when: dayAndTime(new Date(at), locale) }
}

/** What the next version would change for whoever reads the answers. */
export function upcomingView(draft: Draft, last: Publication | undefined, { words, locale, here }: Telling) {
  if (!last) return undefined
  const say = words[locale]
  const upcoming = upcomingOf(draft, last)
  const document = draft.document as unknown as Questionnaire
  const counted = (kind: string) =>
    countOf(upcoming.questions.filter((question) => question.kind === kind).length, locale)
  return {
    since: String(last.version),
    comparability: say(`comparability:class-${upcoming.comparability}`),
    meaning: say(`comparability:means-${upcoming.comparability}`),
    counts: { changed: counted('changed'), added: counted('new'), removed: counted('removed') },
    ...(upcoming.others > 0 && { others: countOf(upcoming.others, locale) }),
    questions: upcoming.questions.map(({ id, kind, comparability }) => ({
      ...questionName(document, id, { words: say, locale }),
      ...(kind === 'removed' ? {} : { href: here.deskQuestion(id) }),
      kind: say(`publication:question-${kind}`),
      comparability: say(`comparability:class-${comparability === 'none' ? comings[kind] : comparability}`),
    })),
  }
}

/** Of a question that only comes or goes, there is nothing to compare. */
const comings = { changed: 'none', new: 'new', removed: 'gone' } as const

/** Newest first. */
export function versionsView({ review: { publications, draft }, slug, telling }: PublicationSubject) {
  const current = draft?.revisions.at(-1)?.fingerprint
  return publications.toReversed().map((publication) => {
    const { version, fingerprint, requestedBy, by } = publication
    const { who, when } = saidWhen(publication, telling)
    return {
      number: String(version),
      when,
      who: telling.titleOf(requestedBy)[telling.locale],
      ...(requestedBy === by ? {} : { second: who }),
      fingerprint,
      href: `/api/consultations/${slug}/versions/${version}`,
      ...(fingerprint === current ? { isDraft: true } : {}),
    }
  })
}
