import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reasonCodes, redactionMarks } from '../../src/coding/reason.js'
import { redacted } from '../../src/coding/redaction.js'
import { type CodingDatabase, openCodingDatabase } from './coding-database.js'

let it: CodingDatabase
beforeAll(async () => {
  it = await openCodingDatabase()
})
afterAll(() => it.close())

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((words) => !words.includes('\0'))
const span = fc.record({
  start: fc.integer({ min: -2, max: 45 }),
  length: fc.integer({ min: 0, max: 12 }),
  reason: fc.constantFrom(...reasonCodes),
})

test('the database hides what the program hides, wherever places overlap, touch or end beyond the text', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(span, { maxLength: 6 }), async (words, spans) => {
      const { rows } = await sql<{ shown: string }>`
        select redacted(${words}, ${JSON.stringify(spans)}::jsonb, ${JSON.stringify(redactionMarks.fr)}::jsonb) as shown`.execute(
        it.analyst,
      )
      expect(rows[0]!.shown).toBe(redacted(words, spans, 'fr'))
    }),
    { numRuns: process.env['LONG'] ? 3000 : 300 },
  )
})
