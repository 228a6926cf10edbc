import { expect, test } from 'vitest'
import { dateRange, longDate } from '../../src/web/dates.js'

test.for([
  ['2018-04-05', 'April\u00a05, 2018', '5\u00a0avril\u00a02018'],
  ['2018-05-01', 'May\u00a01, 2018', '1er\u00a0mai\u00a02018'],
] as const)('%s is written as people write it in each language', ([day, en, fr]) => {
  expect([longDate(day, 'en'), longDate(day, 'fr')]).toEqual([en, fr])
})

test.for([
  ['2018-04-05', '2018-05-03', 'April\u00a05 to May\u00a03, 2018', 'du 5\u00a0avril au 3\u00a0mai\u00a02018'],
  ['2018-04-01', '2018-04-08', 'April\u00a01 to 8, 2018', 'du 1er au 8\u00a0avril\u00a02018'],
  [
    '2018-12-05',
    '2019-01-03',
    'December\u00a05, 2018 to January\u00a03, 2019',
    'du 5\u00a0décembre\u00a02018 au 3\u00a0janvier\u00a02019',
  ],
] as const)('from %s to %s says month and year once where they are the same', ([from, to, en, fr]) => {
  expect([dateRange(from, to, 'en'), dateRange(from, to, 'fr')]).toEqual([en, fr])
})

test('a range of one day is told as one day', () => {
  const day = '2026-11-20'
  expect([dateRange(day, day, 'en'), dateRange(day, day, 'fr')]).toEqual([
    'November\u00a020, 2026',
    'le 20\u00a0novembre\u00a02026',
  ])
})
