import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Audience, Day, PrivacyNotice, Profile, Settings } from './consultation.js'
import { itemsOf, joined, paragraphBreak } from './listed-text.js'
import type { Entries, Section } from './settings-field.js'
import { readDay } from './toronto.js'

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
    case 'notice': {
      const { paragraphs, keptUntil } = settings.privacyNotice
      return { paragraphs: joined(paragraphs, '\n\n'), 'kept-until': keptUntil ?? '' }
    }
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
    case 'notice': {
      const paragraphs = itemsOf(both('paragraphs'), paragraphBreak)
      const keptUntil = readDay(plain('kept-until'))
      return withNotice(settings, { paragraphs, ...(keptUntil !== undefined && { keptUntil }) }, changing)
    }
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

type Told = Pick<PrivacyNotice, 'paragraphs' | 'keptUntil'>

/** A notice that people have seen gets another number when it changes, and stays beside the new one. */
function withNotice(settings: Settings, told: Told, { today, isPublic }: Changing): Settings {
  const { privacyNotice, earlierNotices = [] } = settings
  if (!isPublic) return { ...settings, privacyNotice: { number: privacyNotice.number, date: today, ...told } }
  return {
    ...settings,
    privacyNotice: { number: privacyNotice.number + 1, date: today, ...told },
    earlierNotices: [...earlierNotices, privacyNotice],
  }
}

const blank: Bilingual = { en: '', fr: '' }

function given(name: 'scope' | 'telephone' | 'address', entries: Entries) {
  const entry = entries[name]!
  const isGiven = typeof entry === 'string' ? entry !== '' : entry.en !== '' || entry.fr !== ''
  return isGiven ? { [name]: entry } : {}
}
