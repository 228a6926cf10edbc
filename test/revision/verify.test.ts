import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chain, type Deed, type Link, noHead } from '../../src/history/event.js'
import { type KeptUtterance, openUtterances } from '../../src/history/utterance.js'
import { apply } from '../../src/questionnaire/apply.js'
import { fingerprint } from '../../src/questionnaire/canonical.js'
import type { Change, JsonObject } from '../../src/questionnaire/change.js'
import { verifyReview } from '../../src/revision/verify.js'
import { watchTurns } from '../support/longest-turn.js'

const at = new Date('2026-03-02T15:04:05.678Z')

test('a long history is verified without keeping respondents waiting', async () => {
  const { links, utterances } = historyOf(600)
  const turns = watchTurns()
  const verified = await verifyReview({ consultation: 'crv', links, utterances, versions: [] })
  expect(turns.longest()).toBeLessThan(250)
  turns.stop()
  expect(verified).toMatchObject({ kind: 'sound', revisions: 601 })
})

type Told = { readonly links: readonly Link[]; readonly utterances: readonly KeptUtterance[] }

/** A draft as long as a real one, and so many revisions of its title. */
function historyOf(revisions: number): Told {
  const { utter, made } = openUtterances()
  let document = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../questionnaires/crv/questionnaire.json'), 'utf8'),
  ) as JsonObject
  const deeds: Deed[] = [act('draft-opened', { document, fingerprint: fingerprint(document), origin: 'new' })]
  for (let revision = 1; revision <= revisions; revision++) {
    const changes = [retitled(document, `Title ${revision}`)]
    const applied = apply(document, changes)
    if (applied.kind !== 'applied') throw new Error('does not fit')
    document = applied.document
    const because = { kind: 'direct', reason: utter({ en: 'Clearer.', fr: 'Plus clair.' }) } as const
    const body = { revision, changes, fingerprint: fingerprint(document), comparability: 'wording', because }
    deeds.push(act('revision-made', body))
  }
  return { links: chain('crv', noHead, deeds), utterances: made }
}

function retitled({ title }: JsonObject, to: string): Change {
  const { en: from } = title as { readonly en: string }
  return { kind: 'set', node: { kind: 'questionnaire' }, attribute: 'title', locale: 'en', from, to }
}

function act(kind: Deed['kind'], body: JsonObject): Deed {
  return { kind, actor: 'editor-1', at, body }
}
