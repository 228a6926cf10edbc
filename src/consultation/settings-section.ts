import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import type { Audience, Day, Profile, Settings } from './consultation.js'

/** What a field of a section holds: words in both languages, or one line that is the same in both. */
export type Entry = Bilingual | string
export type Entries = Readonly<Record<string, Entry>>

/**
 * How a field is written. In both languages: a `line`, a `text`, a list with an item a `lines`, one with an empty line
 * between items (`paragraphs`), an https `address` or a list of them. In one: the others.
 */
export type TwinShape = 'line' | 'text' | 'lines' | 'paragraphs' | 'address' | 'addresses'
export type PlainShape = 'email' | 'telephone' | 'minutes' | 'threshold' | 'audience' | 'flag'

export type Field = {
  readonly name: string
  readonly shape: TwinShape | PlainShape
  /** People can do without it. */
  readonly optional?: true
}

/** The parts of a consultation's settings that are changed at once. */
export const sectionNames = ['presentation', 'participation', 'notice', 'contact', 'conditions'] as const
export type Section = (typeof sectionNames)[number]

export const audiences: readonly Audience[] = ['open', 'invited', 'members']

export const fields: { readonly [S in Section]: readonly Field[] } = {
  presentation: [
    { name: 'title', shape: 'line' },
    { name: 'led-by', shape: 'line' },
    { name: 'summary', shape: 'text' },
    { name: 'objectives', shape: 'lines' },
    { name: 'scope', shape: 'text', optional: true },
  ],
  participation: [
    { name: 'who', shape: 'text' },
    { name: 'what', shape: 'text' },
    { name: 'where', shape: 'text' },
    { name: 'why', shape: 'text' },
    { name: 'minutes', shape: 'minutes' },
    { name: 'other-ways', shape: 'lines', optional: true },
    { name: 'related', shape: 'lines', optional: true },
    { name: 'related-addresses', shape: 'addresses', optional: true },
  ],
  notice: [{ name: 'paragraphs', shape: 'paragraphs' }],
  contact: [
    { name: 'name', shape: 'line' },
    { name: 'email', shape: 'email' },
    { name: 'telephone', shape: 'telephone', optional: true },
    { name: 'address', shape: 'line', optional: true },
  ],
  conditions: [
    { name: 'audience', shape: 'audience' },
    { name: 'sensitive', shape: 'flag', optional: true },
    { name: 'leave-to', shape: 'address', optional: true },
    { name: 'mixing-threshold', shape: 'threshold' },
  ],
}

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

function joined(items: readonly Bilingual[], between = '\n'): Bilingual {
  const inLanguage = (locale: Locale) => items.map((item) => item[locale]).filter((text) => text !== '')
  return { en: inLanguage('en').join(between), fr: inLanguage('fr').join(between) }
}

export const lineBreak = /\n+/
export const paragraphBreak = /\n(?:[ \t]*\n)+/

/** The items of a list that is written in one text: both languages have as many, or the faults say so. */
function itemsOf({ en, fr }: Bilingual, between: RegExp = lineBreak): readonly Bilingual[] {
  const [english, french] = [split(en, between), split(fr, between)]
  const count = Math.max(english.length, french.length)
  return Array.from({ length: count }, (_, index) => ({ en: english[index] ?? '', fr: french[index] ?? '' }))
}

export function split(text: string, between: RegExp): readonly string[] {
  return text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function given(name: 'scope' | 'telephone' | 'address', entries: Entries) {
  const entry = entries[name]!
  const isGiven = typeof entry === 'string' ? entry !== '' : entry.en !== '' || entry.fr !== ''
  return isGiven ? { [name]: entry } : {}
}
