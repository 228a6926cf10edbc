import { type Bilingual, type Locale, locales } from '../questionnaire/questionnaire.js'
import type { Day, Settings } from './consultation.js'
import { lineBreak, paragraphBreak, split } from './listed-text.js'
import { type Entries, type Entry, type Field, fields, type Section, sectionNames } from './settings-field.js'
import { entriesOf } from './settings-section.js'
import { readDay } from './toronto.js'
import { isHttpsAddress } from './web-address.js'

/** What is amiss with an entry, by the field that it is about: `title-en`, `minutes`. */
export type SettingsFault = { readonly field: string; readonly code: SettingsFaultCode }

export const settingsFaultCodes = [
  'text-missing',
  'too-long',
  'unreadable',
  'lines-uneven',
  'related-uneven',
  'address-unfit',
  'email-unfit',
  'telephone-unfit',
  'minutes-unfit',
  'threshold-unfit',
  'threshold-lower',
  'day-unfit',
  'kept-too-short',
  'audience-unfit',
  'audience-fixed',
] as const
export type SettingsFaultCode = (typeof settingsFaultCodes)[number]

export type Judging = {
  readonly before: Settings
  /** Its dates are set or a version is published: nothing may be missing from now on. */
  readonly mustBeWhole: boolean
  /** It has opened already: whom it is for stays, and what mixing promises is not lowered. */
  readonly hasOpened: boolean
  /** The last day on which responses are received. */
  readonly closesOn?: Day | undefined
}

/** All that keeps these entries from being a section of a consultation's settings: one fault a field. */
export function faultsOf(section: Section, entries: Entries, judging: Judging): readonly SettingsFault[] {
  const found = fields[section].flatMap((field) => [
    ...shapeFaults(field, entries[field.name]!),
    ...(judging.mustBeWhole ? missingFaults(field, entries) : []),
    ...ruleFaults(field, entries, judging),
  ])
  return found.filter(({ field }, index) => found.findIndex((each) => each.field === field) === index)
}

/** What people cannot do without before a consultation is shown to them, section by section. */
export function missingIn(settings: Settings): readonly (SettingsFault & { readonly section: Section })[] {
  return sectionNames.flatMap((section) => {
    const entries = entriesOf(section, settings)
    return fields[section].flatMap((field) => missingFaults(field, entries).map((fault) => ({ section, ...fault })))
  })
}

/** An optional text that is there in one language is needed in the other. */
function missingFaults({ name, optional }: Field, entries: Entries): readonly SettingsFault[] {
  const entry = entries[name]!
  const isNeeded = !optional || isNeededBeside(name, entries)
  if (typeof entry === 'string') return isNeeded && entry === '' ? [{ field: name, code: 'text-missing' }] : []
  const isBegun = entry.en !== '' || entry.fr !== ''
  return locales.flatMap((locale) =>
    entry[locale] === '' && (isNeeded || isBegun)
      ? [{ field: `${name}-${locale}`, code: 'text-missing' } as const]
      : [],
  )
}

function isNeededBeside(name: string, entries: Entries): boolean {
  return name === 'leave-to' && entries['sensitive'] === 'yes'
}

const limits = { line: 200, text: 2000, lines: 4000, paragraphs: 20_000, address: 2000, addresses: 10_000 } as const

function shapeFaults({ name, shape }: Field, entry: Entry): readonly SettingsFault[] {
  if (typeof entry === 'string')
    return isReadable(entry) && entry.length <= 200 ? [] : [{ field: name, code: 'unreadable' }]
  return locales.flatMap((locale) => {
    const code = textFault(shape as keyof typeof limits, entry[locale])
    return code ? [{ field: `${name}-${locale}`, code }] : []
  })
}

function textFault(shape: keyof typeof limits, text: string): SettingsFaultCode | undefined {
  if (!isReadable(text)) return 'unreadable'
  if (Array.from(text).length > limits[shape]) return 'too-long'
  const addresses = shape === 'address' || shape === 'addresses' ? split(text, lineBreak) : []
  return addresses.every(isHttpsAddress) ? undefined : 'address-unfit'
}

/** The database keeps neither NUL nor half of a character, and no page shows control characters. */
export function isReadable(text: string): boolean {
  return !/\p{Cs}|(?![\n\t])\p{Cc}/u.test(text)
}

function ruleFaults(
  { name, shape }: Field,
  entries: Entries,
  { before, hasOpened, closesOn }: Judging,
): readonly SettingsFault[] {
  const entry = entries[name]!
  if (typeof entry !== 'string') return evenness(name, shape, entries)
  const code =
    plainFault(shape, entry) ??
    dayFault(shape, entry, closesOn) ??
    (hasOpened ? lateFault(name, entry, before) : undefined)
  return code ? [{ field: name, code }] : []
}

/** Lists have as many items in both languages; what is related has an address for each of its titles. */
function evenness(name: string, shape: Field['shape'], entries: Entries): readonly SettingsFault[] {
  const between = shape === 'paragraphs' ? paragraphBreak : lineBreak
  const isList = shape === 'lines' || shape === 'paragraphs' || shape === 'addresses'
  const count = (list: string, locale: Locale) => split((entries[list] as Bilingual)[locale], between).length
  if (!isList) return []
  const isBegunInBoth = count(name, 'en') > 0 && count(name, 'fr') > 0
  if (isBegunInBoth && count(name, 'en') !== count(name, 'fr')) return [{ field: `${name}-fr`, code: 'lines-uneven' }]
  if (name !== 'related-addresses') return []
  return locales.flatMap((locale) =>
    count(name, locale) === count('related', locale)
      ? []
      : [{ field: `${name}-${locale}`, code: 'related-uneven' } as const],
  )
}

function plainFault(shape: Field['shape'], text: string): SettingsFaultCode | undefined {
  switch (shape) {
    case 'email':
      return text === '' || isEmail(text) ? undefined : 'email-unfit'
    case 'telephone':
      return text === '' || /^[+0-9][0-9 .()\u00a0\u2011-]{2,39}$/.test(text) ? undefined : 'telephone-unfit'
    case 'minutes':
      return text === '' || isWhole(text, 1, 600) ? undefined : 'minutes-unfit'
    case 'threshold':
      return isWhole(text, 1, 1000) ? undefined : 'threshold-unfit'
    case 'audience':
      return ['open', 'invited', 'members'].includes(text) ? undefined : 'audience-unfit'
    case 'day':
    case 'flag':
    case 'line':
    case 'text':
    case 'lines':
    case 'paragraphs':
    case 'address':
    case 'addresses':
      return undefined
  }
}

/** A day is after the closing one: a response that came last has to be read before. */
function dayFault(shape: Field['shape'], text: string, closesOn: Day = ''): SettingsFaultCode | undefined {
  if (shape !== 'day' || text === '') return undefined
  const day = readDay(text)
  if (day === undefined) return 'day-unfit'
  return day > closesOn ? undefined : 'kept-too-short'
}

function lateFault(name: string, text: string, { audience, mixingThreshold }: Settings): SettingsFaultCode | undefined {
  if (name === 'audience' && text !== audience) return 'audience-fixed'
  return name === 'mixing-threshold' && Number(text) < mixingThreshold ? 'threshold-lower' : undefined
}

function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[a-z0-9-]{2,}$/iu.test(text)
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most
}
