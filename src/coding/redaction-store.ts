import type { Database, Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import { openUtterances } from '../history/utterance.js'
import type { Acting, RedactionDeed, TextName } from './act.js'
import { addAct, findActs, lockCoding } from './act-store.js'
import type { RedactionReason } from './reason.js'
import { inOrder, type Redaction, type Span, uncovered } from './span.js'
import { effective } from './standing.js'

export type Redacting = TextName & {
  readonly spans: readonly Span[]
  readonly reason: RedactionReason
  /** The reason in words; nothing when there are none. */
  readonly because: string
}

export type KeptRedaction = Redaction & { readonly act: number }

/** Those of one text that stand, in order. */
export async function findRedactions(
  db: Database,
  consultation: string,
  { question, response }: TextName,
): Promise<readonly KeptRedaction[]> {
  const rows = await db
    .selectFrom('redaction')
    .select(['act', 'place', 'length', 'reason'])
    .where('consultation', '=', consultation)
    .where('question', '=', question)
    .where('response', '=', response)
    .execute()
  return rows.map((row) => ({ ...row, reason: row.reason as RedactionReason })).toSorted(inOrder)
}

/**
 * Hides stretches of a text from everybody but analysts, and tells the history who did, why and how much: nothing by
 * which the words or their response could be found. False when all of it is hidden already.
 */
export async function redactText(trx: Transaction, acting: Acting, redacting: Redacting): Promise<boolean> {
  const { question, response, reason, because } = redacting
  await lockCoding(trx, acting.consultation)
  const spans = uncovered(redacting.spans, await findRedactions(trx, acting.consultation, { question, response }))
  if (spans.length === 0) return false
  const { utter, made } = openUtterances()
  const words = because === '' ? undefined : utter(because)
  const deed: RedactionDeed = { kind: 'text-redacted', spans, reason, ...(words && { utterance: words.utterance }) }
  const act = await addAct(trx, acting, { subject: 'redaction', question, response, deed })
  await saveRedactions(trx, acting.consultation, { question, response })
  const body = { act, question, reason, length: lengthOf(spans), ...(words && { because: words }) }
  await recordDeeds(trx, acting.consultation, [{ kind: 'text-redacted', actor: acting.by, at: acting.at, body }], made)
  return true
}

/** Tells the history that what an act hid is shown again, or hidden again. */
export async function tellUndone(
  trx: Transaction,
  { consultation, by, at }: Acting,
  { act, isShown }: { readonly act: number; readonly isShown: boolean },
): Promise<void> {
  await recordDeeds(trx, consultation, [
    { kind: isShown ? 'text-uncovered' : 'text-covered-again', actor: by, at, body: { act } },
  ])
}

/** Makes the redactions of a text that stand what the acts come to, under the lock. */
export async function saveRedactions(trx: Transaction, consultation: string, text: TextName): Promise<void> {
  const { question, response } = text
  const acts = await findActs(trx, consultation, { subject: 'redaction', question, response })
  await trx
    .deleteFrom('redaction')
    .where('consultation', '=', consultation)
    .where('question', '=', question)
    .where('response', '=', response)
    .execute()
  const rows = effective(acts).flatMap(({ number, deed }) => {
    const { spans, reason } = deed as RedactionDeed
    return spans.map(({ place, length }) => ({ consultation, question, response, act: number, place, length, reason }))
  })
  if (rows.length > 0) await trx.insertInto('redaction').values(rows).execute()
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { length }) => sum + length, 0)
}
