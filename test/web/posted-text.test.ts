import { expect, test } from 'vitest'
import { postedText, postedTwins, textFault } from '../../src/web/staff/posted-text.js'

test.for([
  ['', 'missing'],
  ['A reason', undefined],
  ['half a character: \uD800', 'unreadable'],
  ['a null character: \0', 'unreadable'],
  ['🌱'.repeat(5000), undefined],
  ['🌱'.repeat(5001), 'too-long'],
] as const)('%j is kept, or said to be amiss', ([text, fault]) => {
  expect(textFault(text)).toBe(fault)
})

test('a text is read without the white space around it, its lines as they are kept', () => {
  const body = new Map([
    ['reason-en', [' One\r\ntwo\r\n']],
    ['reason-fr', ['\t\r\n ']],
  ])
  expect(postedTwins(body, 'reason')).toEqual({ en: 'One\ntwo', fr: '' })
  expect(postedText(body, 'never')).toBe('')
})
