import assert from 'node:assert/strict'
import type { Event } from '../../src/history/event.js'
import type { Said } from '../../src/history/utterance.js'
import type { Change, Json, JsonObject } from '../../src/questionnaire/change.js'
import type { Bilingual, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { wellsQuestionnaire } from '../support/wells.js'

export const questionIds = ['q1', 'q2', 'q3', 'q4', 'q5'] as const

/** Five questions whose texts are rewritten again and again. */
export function textsQuestionnaire(): Questionnaire {
  const whole = wellsQuestionnaire()
  const questions = questionIds.map((id) => ({
    id,
    kind: 'short-text' as const,
    text: { en: `${id} en`, fr: `${id} fr` },
    maxLength: 100,
  }))
  return { ...whole, pages: [{ ...whole.pages[0]!, questions }] }
}

export function textOf(document: JsonObject, question: string): Bilingual {
  const { pages } = document as unknown as Questionnaire
  return pages[0]!.questions.find(({ id }) => id === question)!.text
}

type SetText = Extract<Change, { kind: 'set' }>

/** A model of a review whose every change rewords: what each event may do, told without the algebra. */
export class LoggedTexts {
  readonly #said: Said
  /** After each revision, by question and language. */
  readonly #revisions: Map<string, Json>[] = []
  readonly #proposals = new Map<number, { madeOn: number; changes: readonly SetText[]; settled: boolean }>()
  #published = 0

  constructor(said: Said) {
    this.#said = said
  }

  text(question: string): Json {
    const now = this.#revisions.at(-1)!
    return { en: now.get(`${question} en`)!, fr: now.get(`${question} fr`)! }
  }

  take({ kind, body }: Event): void {
    if (kind === 'draft-opened') this.#revisions.push(new Map(questionIds.flatMap((id) => this.#firstTexts(id))))
    if (kind === 'proposal-made') this.#takeProposal(body)
    if (kind === 'proposal-withdrawn') this.#settle(body['proposal'] as number)
    if (kind === 'decision-made') this.#takeDecision(body)
    if (kind === 'revision-made') this.#takeRevision(body)
    if (kind === 'version-published') assert.equal(body['version'], ++this.#published)
  }

  #firstTexts(id: string): readonly (readonly [string, Json])[] {
    return [
      [`${id} en`, `${id} en`],
      [`${id} fr`, `${id} fr`],
    ]
  }

  #takeProposal(body: JsonObject): void {
    const { utterance } = body['changes'] as { utterance: string }
    const changes = this.#said.get(utterance) as unknown as readonly SetText[]
    const number = body['proposal'] as number
    assert.equal(number, this.#proposals.size + 1)
    this.#proposals.set(number, { madeOn: body['madeOn'] as number, changes, settled: false })
  }

  /** Once: whoever came second was told so. */
  #settle(number: number): void {
    const proposal = this.#proposals.get(number)!
    assert.equal(proposal.settled, false)
    proposal.settled = true
  }

  #takeDecision(body: JsonObject): void {
    const number = body['proposal'] as number
    this.#settle(number)
    if (body['outcome'] !== 'accepted') return
    const { madeOn, changes } = this.#proposals.get(number)!
    // Whatever it rewords stands as when it was made, or already as it asks.
    for (const change of changes) {
      const now = this.#revisions.at(-1)!.get(keyOf(change))
      assert.ok([this.#revisions[madeOn]!.get(keyOf(change)), change.to].includes(now))
    }
  }

  #takeRevision(body: JsonObject): void {
    assert.equal(body['revision'], this.#revisions.length)
    const next = new Map(this.#revisions.at(-1))
    for (const change of body['changes'] as unknown as readonly SetText[]) {
      assert.equal(next.get(keyOf(change)), change.from)
      next.set(keyOf(change), change.to!)
    }
    this.#revisions.push(next)
  }
}

function keyOf({ node, locale }: SetText): string {
  return `${'id' in node ? node.id : ''} ${locale}`
}
