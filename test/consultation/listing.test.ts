import { expect, test } from 'vitest'
import type { Consultation } from '../../src/consultation/consultation.js'
import { listedOn } from '../../src/consultation/listing.js'
import type { Published } from '../../src/consultation/publication.js'
import { undatedWells, wells, wellsQuestionnaire } from '../support/wells.js'

const versions = [{ number: 1, fingerprint: '', publishedOn: '2026-05-01', questionnaire: wellsQuestionnaire() }]
const called = (id: string, consultation: Partial<Consultation> = {}): Published => ({
  consultation: { ...undatedWells, extensions: [], synthetic: false, ...consultation, id },
  versions: id.startsWith('unpublished') ? [] : versions,
})
const { opensOn, closesOn } = wells

const all = [
  called('unpublished'),
  called('dropped', { opensOn, closesOn, outcome: 'NF' }),
  called('closed', { opensOn: '2026-04-01', closesOn: '2026-05-01' }),
  called('unpublished-past-its-day', { opensOn, closesOn }),
  called('to-come', { opensOn: '2026-06-01', closesOn }),
  called('open', { opensOn, closesOn }),
  called('open-too', { opensOn, closesOn: '2026-06-01' }),
]

test('lists begin with what is open, go on with what is to come, and end with what is over', () => {
  expect(listedOn(all, '2026-05-10').map(({ consultation, status }) => [consultation.id, status])).toEqual([
    ['open', 'O'],
    ['open-too', 'O'],
    ['unpublished', 'P'],
    ['unpublished-past-its-day', 'P'],
    ['to-come', 'P'],
    ['closed', 'CA'],
    ['dropped', 'NF'],
  ])
})

test('the order is of the day', () => {
  expect(listedOn(all, '2026-07-01').map(({ consultation }) => consultation.id)).toEqual([
    'unpublished',
    'unpublished-past-its-day',
    'closed',
    'to-come',
    'open',
    'open-too',
    'dropped',
  ])
})
