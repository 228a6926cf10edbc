import { expect, test } from 'vitest'
import { type Appointment, presidesOver, rolesIn, titleIn } from '../../src/account/appointment.js'
import { nextTitleNumber } from '../../src/account/invitation.js'
import { passwordFault } from '../../src/account/password.js'
import { readEmail, readName } from '../../src/account/person.js'
import { keepTries } from '../../src/account/tries.js'
import { readTexts } from '../hostile/sets.js'

test.each([
  ['Ada', 'Ada'],
  ['  Ada  ', 'Ada'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['', undefined],
  ['   ', undefined],
  ['two\nlines', undefined],
  ['two\u2028lines', undefined],
  ['nul\u0000', undefined],
  ['half \uD800', undefined],
  ['a'.repeat(100), 'a'.repeat(100)],
  ['😀'.repeat(100), '😀'.repeat(100)],
  ['a'.repeat(101), undefined],
])('the name typed as %j is kept as %j', (typed, kept) => {
  expect(readName(typed)).toBe(kept)
})

test('what looks hostile and is honest is a name too, where it is one line', () => {
  const lines = readTexts('legit_must_accept').filter(({ s: text }) => !/[\p{Cc}]/u.test(text) && text.length <= 100)
  expect(lines.length).toBeGreaterThan(8)
  for (const { s: text } of lines) expect(readName(text)).toBe(text.trim())
})

test.each([
  ['Ada@Example.ORG', 'ada@example.org'],
  [' ada+x@sub.example.ca ', 'ada+x@sub.example.ca'],
  ['élodie@exemple.ca', 'élodie@exemple.ca'],
  ['', undefined],
  ['ada', undefined],
  ['ada@localhost', undefined],
  ['ada@example.org, eve@example.org', undefined],
  ['ada@example.org\r\nBcc: eve@example.org', undefined],
  ['"ada"@example.org', undefined],
  ['Ada <ada@example.org>', undefined],
  [`${'a'.repeat(250)}@example.org`, undefined],
])('the address typed as %j is kept as %j', (typed, kept) => {
  expect(readEmail(typed)).toBe(kept)
})

test.each([
  ['elevenchars', 'password-too-short'],
  ['twelve chars', undefined],
  ['aaaaaaaaaaaaaaaa', 'password-too-plain'],
  ['abababababababab', 'password-too-plain'],
  ['ada@example.org', 'password-too-plain'],
  ['ada@example.org99', 'password-too-plain'],
  ['Ada Lovelace 12', 'password-too-plain'],
  ['marsh heron lantern', undefined],
  ['مرحبا يا صديقي', undefined],
  ['x'.repeat(64) + 'abcdefghijkl'.repeat(5), undefined],
  ['abcdefghijkl'.repeat(11), 'password-too-long'],
])('of a new password %j it is said: %j', (password, fault) => {
  expect(passwordFault(password, ['ada@example.org', 'Ada Lovelace', ''])).toBe(fault)
})

const title = { en: 'Member 1', fr: 'Membre 1' }
const appointed = (consultation: string | undefined, role: Appointment['role']): Appointment => ({
  person: 'ada',
  consultation,
  role,
  title,
  named: false,
})

test('roles count in their consultation, and an administrator of the site in every one', () => {
  const appointments = [appointed('brook', 'member'), appointed('brook', 'editor'), appointed('spring', 'analyst')]
  expect([...rolesIn(appointments, 'brook')]).toEqual(['member', 'editor'])
  expect([...rolesIn(appointments, 'spring')]).toEqual(['analyst'])
  expect([...rolesIn(appointments, 'river')]).toEqual([])
  expect([...rolesIn([appointed(undefined, 'administrator')], 'river')]).toEqual(['administrator'])
  expect(titleIn(appointments, 'river')).toBeUndefined()
  expect(titleIn([appointed(undefined, 'administrator')], 'river')).toEqual(title)
})

test.each([
  [[appointed('brook', 'administrator')], [appointed('brook', 'member')], true],
  [[appointed('brook', 'administrator')], [appointed('brook', 'member'), appointed('spring', 'member')], false],
  [[appointed('brook', 'administrator')], [appointed(undefined, 'administrator')], false],
  [[appointed('brook', 'editor')], [appointed('brook', 'member')], false],
  [[appointed(undefined, 'administrator')], [appointed('spring', 'member')], true],
])('who administers all that someone has a part in may change their account (%#)', (administrator, person, may) => {
  expect(presidesOver(administrator, person)).toBe(may)
})

test('the next title has one number more than the highest', () => {
  expect(nextTitleNumber([])).toBe(1)
  expect(nextTitleNumber([title, { en: 'Member 12', fr: 'Membre 12' }, { en: 'Chair', fr: 'Présidence' }])).toBe(13)
})

test('failed tries are forgotten with time, and by success', () => {
  let now = 0
  const tries = keepTries(() => now)
  for (let count = 0; count < 10; count++) tries.failed('ada')
  expect([tries.areSpent('ada'), tries.areSpent('eve')]).toEqual([true, false])
  now = 15 * 60_000
  expect(tries.areSpent('ada')).toBe(false)
  for (let count = 0; count < 9; count++) tries.failed('ada')
  tries.succeeded('ada')
  tries.failed('ada')
  expect(tries.areSpent('ada')).toBe(false)
})
