import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Audience, Day, Profile, Settings } from './consultation.js'
import { itemsOf, joined, paragraphBreak } from './listed-text.js'
import type { Entries, Section } from './settings-field.js'

/** A section of the settings, as its fields hold it. */
export function entriesOf(section: Section, settings: Settings): Entries {
  const { profile } = settings
  switch (section) {
    case 'presentation': {
      const { title, summary, objectives, scope } = profile
      return { title, 'led-by': settings.ledBy, summary, objectives: joined(objectives), scope: scope ?? blank }
    }
    case 'participation': {
      const { who, what, where, why, minutes, otherWays, related } = profile
      return {
        who,
        what,
        where,
        why,
        minutes: minutes === 0 ? '' : String(minutes),
        'other-ways': joined(otherWays),
        related: joined(related.map(({ label }) => label)),
        'related-addresses': joined(related.map(({ address }) => address)),
      }
    }
    case 'notice':
      return { paragraphs: joined(settings.privacyNotice.paragraphs, '\n\n') }
    case 'contact': {
      const { name, email, telephone, address } = settings.contact
      return { name, email, telephone: telephone ?? '', address: address ?? blank }
    }
    case 'conditions': {
      const { audience, sensitive, leaveTo, mixingThreshold } = settings
      return {
        audience,
        sensitive: sensitive ? 'yes' : '',
        'leave-to': leaveTo ?? blank,
        'mixing-threshold': String(mixingThreshold),
      }
    }
  }
}

export type Changing = {
  /** In Toronto. */
  readonly today: Day
  /** People can see it already: what they were told stays known. */
  readonly isPublic: boolean
}

/** The settings with these entries, which have no faults, for that section. */
export function withEntries(section: Section, settings: Settings, entries: Entries, changing: Changing): Settings {
  const both = (name: string) => entries[name] as Bilingual
  const plain = (name: string) => entries[name] as string
  switch (section) {
    case 'presentation': {
      const profile = unscoped(settings.profile)
      const presented = { title: both('title'), summary: both('summary'), objectives: itemsOf(both('objectives')) }
      return { ...settings, ledBy: both('led-by'), profile: { ...profile, ...presented, ...given('scope', entries) } }
    }
    case 'participation': {
      const addresses = itemsOf(both('related-addresses'))
      const told = { who: both('who'), what: both('what'), where: both('where'), why: both('why') }
      const related = itemsOf(both('related')).map((label, index) => ({ label, address: addresses[index] ?? blank }))
      const otherWays = itemsOf(both('other-ways'))
      return {
        ...settings,
        profile: { ...settings.profile, ...told, minutes: Number(plain('minutes')), otherWays, related },
      }
    }
    case 'notice':
      return withNotice(settings, itemsOf(both('paragraphs'), paragraphBreak), changing)
    case 'contact': {
      const contact = { name: both('name'), email: plain('email') }
      return { ...settings, contact: { ...contact, ...given('telephone', entries), ...given('address', entries) } }
    }
    case 'conditions': {
      const leaveTo = both('leave-to')
      return {
        ...staying(settings),
        audience: plain('audience') as Audience,
        sensitive: plain('sensitive') === 'yes',
        ...(leaveTo.en !== '' && { leaveTo }),
        mixingThreshold: Number(plain('mixing-threshold')),
      }
    }
  }
}

function unscoped({ scope: _, ...profile }: Profile): Profile {
  return profile
}

/** Without a way to leave quickly. */
function staying({ leaveTo: _, ...settings }: Settings): Settings {
  return settings
}

/** A notice that people have seen gets another number when it changes, and stays beside the new one. */
function withNotice(settings: Settings, paragraphs: readonly Bilingual[], { today, isPublic }: Changing): Settings {
  const { privacyNotice, earlierNotices = [] } = settings
  if (!isPublic) return { ...settings, privacyNotice: { ...privacyNotice, date: today, paragraphs } }
  return {
    ...settings,
    privacyNotice: { number: privacyNotice.number + 1, date: today, paragraphs },
    earlierNotices: [...earlierNotices, privacyNotice],
  }
}

const blank: Bilingual = { en: '', fr: '' }

function given(name: 'scope' | 'telephone' | 'address', entries: Entries) {
  const entry = entries[name]!
  const isGiven = typeof entry === 'string' ? entry !== '' : entry.en !== '' || entry.fr !== ''
  return isGiven ? { [name]: entry } : {}
}
