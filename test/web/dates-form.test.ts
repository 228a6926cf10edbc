import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Consultation } from '../../src/consultation/consultation.js'
import { actView } from '../../src/web/editor/dates-form.js'
import { readWords } from '../../src/web/words.js'

const words = readWords(join(import.meta.dirname, '../../locales')).en
const form = { words, body: undefined, problems: {}, posted: undefined, consultation: {} as Consultation }
const hintsOf = (act: 'set-dates' | 'extend' | 'close-early') =>
  actView(form, act).fields.flatMap((field) => ('day' in field ? [field.day.hint] : []))

test('until when the last day counts is said of a closing day alone', () => {
  expect(hintsOf('set-dates')).toEqual([words('dates:day-hint'), words('dates:closing-day-hint')])
  for (const act of ['extend', 'close-early'] as const) expect(hintsOf(act)).toEqual([words('dates:closing-day-hint')])
  expect(words('dates:day-hint')).not.toContain('11:59')
})
