import { expect, test } from 'vitest'
import type { Consultation, Status } from '../../src/consultation/consultation.js'
import { statusOn } from '../../src/consultation/status.js'

type Case = readonly [name: string, Pick<Consultation, 'opensOn' | 'closesOn' | 'outcome'>, day: string, Status]

const dates = { opensOn: '2026-05-04', closesOn: '2026-06-12' }

const cases: readonly Case[] = [
  ['is planned while its dates are unset', {}, '2026-05-04', 'P'],
  ['is planned the day before it opens', dates, '2026-05-03', 'P'],
  ['is open on its first day', dates, '2026-05-04', 'O'],
  ['is open on its last day', dates, '2026-06-12', 'O'],
  ['is being analysed from the day after', dates, '2026-06-13', 'CA'],
  ['is closed without a report once that is said', { ...dates, outcome: 'CN' }, '2026-06-13', 'CN'],
  ['is closed with a report once that is said', { ...dates, outcome: 'CR' }, '2026-06-13', 'CR'],
  ['is open in its period whatever report is to come', { ...dates, outcome: 'CR' }, '2026-06-12', 'O'],
  ['does not go forward once that is said, with dates', { ...dates, outcome: 'NF' }, '2026-05-10', 'NF'],
  ['does not go forward once that is said, without dates', { outcome: 'NF' }, '2026-05-10', 'NF'],
  ['may last one day', { opensOn: '2026-05-04', closesOn: '2026-05-04' }, '2026-05-04', 'O'],
]

test.each(cases)('a consultation %s', (_, consultation, day, status) => {
  expect(statusOn(consultation, day)).toBe(status)
})
