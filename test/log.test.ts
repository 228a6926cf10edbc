import { expect, test } from 'vitest'
import { tellable } from '../src/log.js'

test('of an error its name, code and places are told, and no word of its message', () => {
  const message = 'invalid input "typed words"\n    at canary (typed:1:1)'
  const error = Object.assign(new TypeError(message), { code: '22P02', detail: 'typed words', query: 'typed words' })
  const told = tellable(error)
  expect(told).toMatchObject({ name: 'TypeError', code: '22P02' })
  expect(told.frames!.length).toBeGreaterThan(0)
  expect(told.frames!.every((frame) => /^\s+at /.test(frame))).toBe(true)
  expect(JSON.stringify(told)).not.toMatch(/typed|canary/)
})

test('of what is no error only its type is told', () => {
  expect(tellable('typed words')).toEqual({ name: 'string' })
})

test('an error whose stack does not hold its message tells no places', () => {
  const error = Object.assign(new Error('typed words'), { stack: 'Error: other words\n    at canary (typed:1:1)' })
  expect(tellable(error)).toEqual({ name: 'Error', frames: [] })
})
