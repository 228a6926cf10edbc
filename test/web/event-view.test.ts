import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chain, type Deed, noHead } from '../../src/history/event.js'
import { eventKinds } from '../../src/history/event-kind.js'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { consultationAddress } from '../../src/web/address.js'
import { eventView } from '../../src/web/editor/event-view.js'
import { readWords } from '../../src/web/words.js'

const words = readWords(join(import.meta.dirname, '../../locales'))
const titleOf = () => ({ en: 'Editor 1', fr: 'Rédaction 1' })

function told(kind: string, body: JsonObject, locale: 'en' | 'fr'): string {
  const [link] = chain('wells', noHead, [{ kind: kind as Deed['kind'], actor: 'anyone', at: new Date(0), body }])
  return eventView(link!, { words, locale, here: consultationAddress(locale, 'wells'), titleOf }).what
}

/** What some kinds must say, without which their words cannot be chosen. */
const bodies: Readonly<Record<string, JsonObject>> = {
  'consultation-changed': { sections: ['presentation'] },
  'consultation-concluded': { outcome: 'CA' },
  'stance-taken': { stance: 'support' },
  'decision-made': { outcome: 'accepted' },
  'revision-made': { because: { kind: 'direct' } },
  'obligation-waived': { locale: 'en' },
  'extract-taken': { file: 'bundle' },
  'invitation-sent': { role: 'member' },
  'invitation-withdrawn': { role: 'member' },
  'role-given': { role: 'member' },
  'role-taken': { role: 'member' },
}
const days = { opensOn: '2027-03-01', closesOn: '2027-03-31', from: '2027-03-31', to: '2027-04-30', keptUntil: '' }

test.for(eventKinds)('an act of the kind %s has words in both languages', (kind) => {
  for (const locale of ['en', 'fr'] as const)
    expect(told(kind, { ...days, ...bodies[kind] }, locale)).not.toContain(`(${kind})`)
})

test('an act of a later program is told by its code', () => {
  expect(told('moved-to-the-moon', {}, 'en')).toBe(words.en('history:of-another-kind', { kind: 'moved-to-the-moon' }))
})

test('days that were set or moved are told as people write them', () => {
  expect(told('dates-set', days, 'en')).toBe('Dates set: opens on March\u00a01, 2027, closes on March\u00a031, 2027')
  expect(told('consultation-extended', days, 'fr')).toBe(
    'Consultation prolongée du 31\u00a0mars\u00a02027 au 30\u00a0avril\u00a02027',
  )
})
