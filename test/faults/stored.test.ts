import { expect, test } from 'vitest'
import { faultsIn, type Stored, type StoredRow } from './stored.js'

// The negative control of `kill.test.ts`: what it would say if something were wrong.
const ledger = { attempted: new Set(['a', 'b', 'c']), acknowledged: new Set(['a', 'b']) }
const row = (marker: string, changed: Partial<StoredRow> = {}): StoredRow => {
  return { n2b: marker, h1: `${marker} again`, b1: 'well', members: 30, ...changed }
}
const stored = (rows: readonly StoredRow[], changed: Partial<Stored> = {}): Stored => {
  return { rows, spentKeys: rows.length, counted: rows.length, ...changed }
}

test.for([
  ['what was acknowledged, alone', stored([row('a'), row('b')]), []],
  ['what was sent and not acknowledged, too', stored([row('a'), row('b'), row('c')]), []],
  ['a loss', stored([row('a'), row('c')]), ['lost']],
  ['a double', stored([row('a'), row('b'), row('b')]), ['doubled']],
  ['a row that nobody sent', stored([row('a'), row('b'), row('d')]), ['never sent']],
  ['half a row', stored([row('a'), row('b', { h1: null })]), ['partial']],
  ['a row without some of its questions', stored([row('a'), row('b', { members: 29 })]), ['partial']],
  ['a key without its row', stored([row('a'), row('b')], { spentKeys: 3 }), ['keys differ']],
  ['a count too low', stored([row('a'), row('b')], { counted: 1 }), ['count differs']],
] as const)('%s is told', ([, given, faults]) => {
  expect(faultsIn(given, ledger)).toEqual(faults)
})
