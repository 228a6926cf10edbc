import { describe, expect, test } from 'vitest'
import { numRuns } from './documents.js'
import { algebra, counterexample, properties } from './properties.js'

describe('for any documents', () => {
  test.for(properties)('$sentence', (property) => {
    expect(counterexample(property, algebra, numRuns)).toBeUndefined()
  })
})
