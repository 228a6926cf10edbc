import { describe, expect, test } from 'vitest'
import type { Settings } from '../../src/consultation/consultation.js'
import { idOf, isConsultationId, isSlug } from '../../src/consultation/naming.js'
import { newSettings, settingsLike } from '../../src/consultation/new-settings.js'
import { keptUntil } from '../../src/consultation/retention.js'
import { faultsOf, missingIn } from '../../src/consultation/settings-fault.js'
import { type Entries, type Section, sectionNames } from '../../src/consultation/settings-field.js'
import { entriesOf, withEntries } from '../../src/consultation/settings-section.js'
import { address } from '../../src/web/address.js'
import { undatedWells } from '../support/wells.js'

const bare = settingsOf(undatedWells)
const full: Settings = {
  ...bare,
  sensitive: true,
  leaveTo: { en: 'https://weather.gc.ca/', fr: 'https://meteo.gc.ca/' },
  profile: {
    ...bare.profile,
    scope: { en: 'Wells', fr: 'Les puits' },
    objectives: [
      { en: 'One', fr: 'Un' },
      { en: 'Two', fr: 'Deux' },
    ],
    otherWays: [{ en: 'By mail', fr: 'Par la poste' }],
    related: [
      {
        label: { en: 'A map', fr: 'Une carte' },
        address: { en: 'https://example.org/map', fr: 'https://example.org/carte' },
      },
    ],
  },
  contact: { ...bare.contact, telephone: '613-555-0100', address: { en: 'Main Street', fr: 'Rue Principale' } },
}
const day = { today: '2026-05-02', isPublic: false }
const anew = { before: full, mustBeWhole: true, hasOpened: false, closesOn: '2026-06-30' }
const changed = (section: Section, entries: Entries) => ({ ...entriesOf(section, full), ...entries })
const faultList = (section: Section, entries: Entries, judging = anew) =>
  faultsOf(section, changed(section, entries), judging).map(({ field, code }) => `${field} ${code}`)

test.each(sectionNames.filter((section) => section !== 'notice'))(
  'what a form of %s holds makes it again',
  (section) => {
    expect(withEntries(section, full, entriesOf(section, full), day)).toEqual(full)
    expect(withEntries(section, bare, entriesOf(section, bare), day)).toEqual(bare)
    expect(faultsOf(section, entriesOf(section, full), anew)).toEqual([])
  },
)

test('what is erased is gone', () => {
  const blank = { en: '', fr: '' }
  const without = withEntries('contact', full, changed('contact', { telephone: '', address: blank }), day)
  expect(without.contact).toEqual({ name: full.contact.name, email: full.contact.email })
  expect(withEntries('presentation', full, changed('presentation', { scope: blank }), day).profile).not.toHaveProperty(
    'scope',
  )
  const staying = withEntries('conditions', full, changed('conditions', { sensitive: '', 'leave-to': blank }), day)
  expect(staying).not.toHaveProperty('leaveTo')
})

describe('a privacy notice', () => {
  const entries = { paragraphs: { en: 'New.\n\nAnd more.', fr: 'Nouveau.\n \nEt plus.' }, 'kept-until': '' }
  const paragraphs = [
    { en: 'New.', fr: 'Nouveau.' },
    { en: 'And more.', fr: 'Et plus.' },
  ]

  test('keeps its number while nobody has seen it', () => {
    const { privacyNotice, earlierNotices } = withEntries('notice', full, entries, day)
    expect({ privacyNotice, earlierNotices }).toEqual({
      privacyNotice: { number: 1, date: '2026-05-02', paragraphs },
      earlierNotices: undefined,
    })
  })

  test('gets the next number once people have, and every one before stays', () => {
    const second = withEntries('notice', full, entries, { ...day, isPublic: true })
    const third = withEntries('notice', second, entriesOf('notice', full), { today: '2026-05-09', isPublic: true })
    expect(third.privacyNotice).toEqual({ ...full.privacyNotice, number: 3, date: '2026-05-09' })
    expect(third.earlierNotices).toEqual([full.privacyNotice, { number: 2, date: '2026-05-02', paragraphs }])
  })

  test('names a day by which answers are destroyed, and a later one does not undo what people were told', () => {
    expect(keptUntil(full)).toBeUndefined()
    const until = (day: string) => ({ ...entries, 'kept-until': day })
    const second = withEntries('notice', full, until('2028-03-31'), { ...day, isPublic: true })
    const third = withEntries('notice', second, until('2029-03-31'), { today: '2026-05-09', isPublic: true })
    expect([keptUntil(second), keptUntil(third)]).toEqual(['2028-03-31', '2028-03-31'])
    expect(withEntries('notice', second, entriesOf('notice', second), day)).toEqual({
      ...second,
      privacyNotice: { ...second.privacyNotice, date: day.today },
    })
  })
})

describe('is refused', () => {
  const line = { en: 'One', fr: 'Un' }
  test.each<[string, Section, Entries, readonly string[]]>([
    ['a title in one language', 'presentation', { title: { en: 'Wells', fr: '' } }, ['title-fr text-missing']],
    ['an optional text in one language', 'presentation', { scope: { en: '', fr: 'Puits' } }, ['scope-en text-missing']],
    ['a title of a page', 'presentation', { title: { ...line, en: 'x'.repeat(201) } }, ['title-en too-long']],
    ['half of a character', 'presentation', { title: { ...line, en: 'a\uD800' } }, ['title-en unreadable']],
    ['a control character', 'presentation', { title: { ...line, en: 'a\u0000' } }, ['title-en unreadable']],
    [
      'a list longer in English',
      'presentation',
      { objectives: { en: 'One\nTwo', fr: 'Un' } },
      ['objectives-fr lines-uneven'],
    ],
    [
      'more paragraphs in French',
      'notice',
      { paragraphs: { en: 'One', fr: 'Un\n\nDeux' } },
      ['paragraphs-fr lines-uneven'],
    ],
    ['a day that no calendar has', 'notice', { 'kept-until': '2027-02-30' }, ['kept-until day-unfit']],
    [
      'keeping answers for a time that is over before all came',
      'notice',
      { 'kept-until': '2026-06-30' },
      ['kept-until kept-too-short'],
    ],
    [
      'a link without an address',
      'participation',
      { related: { en: 'A\nB', fr: 'A\nB' } },
      ['related-addresses-en related-uneven', 'related-addresses-fr related-uneven'],
    ],
    [
      'an address that is not safe',
      'participation',
      { 'related-addresses': { en: 'javascript:alert(1)', fr: 'https://example.org' } },
      ['related-addresses-en address-unfit'],
    ],
    [
      'an address with a password',
      'conditions',
      { 'leave-to': { en: 'https://a:b@example.org', fr: 'https://example.org' } },
      ['leave-to-en address-unfit'],
    ],
    [
      'leaving for nowhere',
      'conditions',
      { 'leave-to': { en: '', fr: '' } },
      ['leave-to-en text-missing', 'leave-to-fr text-missing'],
    ],
    ['minutes in words', 'participation', { minutes: 'ten' }, ['minutes minutes-unfit']],
    ['no minutes', 'participation', { minutes: '' }, ['minutes text-missing']],
    ['mail to nobody', 'contact', { email: 'village' }, ['email email-unfit']],
    ['a number that nobody can dial', 'contact', { telephone: 'call us' }, ['telephone telephone-unfit']],
    ['mixing with nobody', 'conditions', { 'mixing-threshold': '0' }, ['mixing-threshold threshold-unfit']],
    ['an audience of its own', 'conditions', { audience: 'nobody' }, ['audience audience-unfit']],
  ])('%s', (_, section, entries, faults) => {
    expect(faultList(section, entries)).toEqual(faults)
  })

  test('another audience, or less mixing, once it has opened', () => {
    const opened = { ...anew, before: { ...full, mixingThreshold: 20 }, hasOpened: true }
    expect(faultList('conditions', { audience: 'members', 'mixing-threshold': '10' }, opened)).toEqual([
      'audience audience-fixed',
      'mixing-threshold threshold-lower',
    ])
    expect(faultList('conditions', { 'mixing-threshold': '30' }, opened)).toEqual([])
  })
})

test('while nobody can see it, a text may wait for its other language, and is told as missing', () => {
  const judging = { ...anew, mustBeWhole: false }
  const entries = changed('presentation', { title: { en: 'Wells', fr: '' }, objectives: { en: 'One\nTwo', fr: '' } })
  expect(faultsOf('presentation', entries, judging)).toEqual([])
  const settings = withEntries('presentation', full, entries, day)
  expect(entriesOf('presentation', settings)).toEqual(entries)
  expect(missingIn(settings).map(({ section, field }) => `${section} ${field}`)).toEqual([
    'presentation title-fr',
    'presentation objectives-fr',
  ])
  expect(missingIn(full)).toEqual([])
})

test('a new consultation makes nothing up, and says all that it lacks', () => {
  const settings = newSettings({ en: 'Wells', fr: 'Les puits' }, '2026-05-02')
  const sections = new Set(missingIn(settings).map(({ section }) => section))
  expect([...sections]).toEqual(['presentation', 'participation', 'notice', 'contact'])
  expect(settings.mixingThreshold).toBe(20)
})

test('a copy says what the other says, and nothing of what became of it', () => {
  const title = { en: 'A third well', fr: 'Un troisième puits' }
  const report = { en: 'https://example.org', fr: 'https://example.org' }
  const closed = { ...full, outcome: 'CR', report, earlierNotices: [full.privacyNotice] } as const
  expect(settingsLike({ ...closed, privacyNotice: { ...full.privacyNotice, number: 4 } }, title, '2026-07-01')).toEqual(
    {
      ...full,
      mixingThreshold: 20,
      profile: { ...full.profile, title },
      privacyNotice: { ...full.privacyNotice, date: '2026-07-01' },
    },
  )
})

test.each([
  ['second-well', true],
  ['2nd-well', true],
  ['new', false],
  ['nouvelle', false],
  ['-well', false],
  ['a--b', false],
  ['Puits', false],
  ['deuxième', false],
  ['ab', false],
])('%s is a slug: %s', (text, is) => {
  expect(isSlug(text)).toBe(is)
})

test('no slug hides a page of the site', () => {
  expect(
    ['en', 'fr'].map((locale) =>
      isSlug(
        address
          .newConsultation(locale as 'en')
          .split('/')
          .at(-1)!,
      ),
    ),
  ).toEqual([false, false])
})

test('an id is made of the English slug', () => {
  const ids = ['second-well', '2nd-well', `a-${'b'.repeat(57)}-c`].map((en) => idOf({ en, fr: '' }))
  expect(ids).toEqual(['second-well', 'c-2nd-well', `a-${'b'.repeat(57)}`])
  expect(ids.every(isConsultationId)).toBe(true)
})

function settingsOf({ id: _, slug: __, ...settings }: typeof undatedWells): Settings {
  return settings
}
