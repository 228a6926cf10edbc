import type { Event } from '../../src/history/event.js'
import { openUtterances, type Utterance } from '../../src/history/utterance.js'
import type { Json, JsonObject } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import type { Outcome, ReviewAct } from '../../src/revision/acting.js'
import { openDraft } from '../../src/revision/open-draft.js'
import { retell } from '../../src/revision/retell.js'
import { emptyReview, type Review } from '../../src/revision/review.js'

export type Roundtable = {
  review(): Review
  /** Does the act as that person, and tells what came of it. */
  do<Result>(by: string, act: ReviewAct<Result>): Result
  /** Of the last act. */
  outcome(): Outcome<unknown>
  said(utterance: string): Json | undefined
  erase(utterance: string): void
}

export const at = new Date('2026-03-02T15:04:05.678Z')

/** A review in memory, with a draft on the table. */
export function openRoundtable(first: Questionnaire, { hasDates = true } = {}): Roundtable {
  let review = emptyReview('wells')
  let outcome: Outcome<unknown> = { result: undefined, deeds: [] }
  const utterances = new Map<string, Utterance>()
  const said = (utterance: string) => {
    const content = utterances.get(utterance)?.content
    return content === undefined ? undefined : (JSON.parse(content) as Json)
  }

  function act<Result>(by: string, { needs, act: perform }: ReviewAct<Result>): Result {
    const { utter, made } = openUtterances()
    const known = new Map((needs?.(review) ?? []).flatMap((id) => entryOf(id, said(id))))
    const lastVersion = review.publications.length
    const done = perform({ review, by, at, said: known, utter, lastVersion, hasDates })
    review = retell(review, eventsOf(review, done))
    for (const utterance of made) utterances.set(utterance.id, utterance)
    outcome = done
    return done.result
  }

  act('editor-1', openDraft({ document: asDocument(first), origin: 'new' }))
  return {
    review: () => review,
    do: act,
    outcome: () => outcome,
    said,
    erase: (utterance) => void utterances.delete(utterance),
  }
}

/** The changes from the draft as it stands to what `change` makes of it, and the revision that they are of. */
export function editOf({ review }: Roundtable, change: (document: Draftable) => void) {
  const { document, revisions } = review().draft!
  const changed = structuredClone(document)
  change(changed as unknown as Draftable)
  return { madeOn: revisions.length - 1, changes: difference(document, changed) }
}

/** A questionnaire that a test may write in. */
export type Draftable = { -readonly [Name in keyof Questionnaire]: Writable<Questionnaire[Name]> }

type Writable<Value> = Value extends object ? { -readonly [Name in keyof Value]: Writable<Value[Name]> } : Value

export function asDocument(questionnaire: Questionnaire): JsonObject {
  return questionnaire
}

function entryOf(id: string, content: Json | undefined): readonly (readonly [string, Json])[] {
  return content === undefined ? [] : [[id, content]]
}

function eventsOf({ consultation, event }: Review, { deeds }: Outcome<unknown>): readonly Event[] {
  return deeds.map(({ at: when, ...done }, index) => ({
    consultation,
    number: event + 1 + index,
    ...(JSON.parse(JSON.stringify(done)) as typeof done),
    at: when.toISOString(),
    previous: '',
  }))
}
