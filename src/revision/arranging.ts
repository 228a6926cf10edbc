import type { Consultation, Settings } from '../consultation/consultation.js'
import { lockConsultation, moveClosingDay, saveConsultation } from '../consultation/consultation-store.js'
import { faultsOf, type SettingsFault } from '../consultation/settings-fault.js'
import type { Entries, Section } from '../consultation/settings-field.js'
import { entriesOf, withEntries } from '../consultation/settings-section.js'
import { type Asked, actsOn, granted, type Standing, statusIn } from '../consultation/timetable.js'
import { type Fault, faultsIn } from '../consultation/timetable-fault.js'
import { torontoDay } from '../consultation/toronto.js'
import { countVersions } from '../consultation/version-store.js'
import type { Transaction } from '../database/connect.js'
import type { Deed } from '../history/event.js'
import { lockHistory, recordDeeds } from '../history/history-store.js'
import type { JsonObject } from '../questionnaire/change.js'
import { fingerprint } from '../questionnaire/canonical.js'
import type { Actor } from './review-store.js'

/** What the history says when a consultation itself changes. Nothing here is ever renamed: histories hold it. */
export type ArrangingKind =
  | 'consultation-created'
  | 'consultation-changed'
  | 'privacy-notice-changed'
  | 'consultation-announced'
  | 'announcement-retracted'
  | 'dates-set'
  | 'consultation-opened'
  | 'consultation-extended'
  | 'consultation-closed-early'
  | 'consultation-cancelled'
  | 'consultation-concluded'

export type SectionChange = {
  readonly section: Section
  /** `baseOf` what the entries were made from. */
  readonly base: string
  readonly entries: Entries
}

export type SectionChanged =
  | { readonly kind: 'changed' | 'changes-nothing' }
  | { readonly kind: 'at-fault'; readonly faults: readonly SettingsFault[] }
  /** Someone else was first: this is what stands there now. */
  | { readonly kind: 'moved-on'; readonly entries: Entries }

/** Changes one section of the settings, unless it is no more what the change was made from. */
export async function changeSection(trx: Transaction, actor: Actor, change: SectionChange): Promise<SectionChanged> {
  const standing = await lockStanding(trx, actor)
  const { consultation, today } = standing
  const { section, base, entries } = change
  const present = entriesOf(section, consultation)
  const faults = faultsOf(section, entries, judgingOf(standing))
  if (faults.length > 0) return { kind: 'at-fault', faults }
  if (baseOf(present) === baseOf(entries)) return { kind: 'changes-nothing' }
  if (baseOf(present) !== base) return { kind: 'moved-on', entries: present }
  const settings = withEntries(section, consultation, entries, { today, isPublic: isKnown(standing) })
  await saveConsultation(trx, { ...consultation, ...settings })
  await recordDeeds(trx, consultation.id, [deedOf(actor, ...sectionDeed(section, settings))])
  return { kind: 'changed' }
}

/** Tells two states of the same thing apart; a form carries that of what it was made from. */
export function baseOf(value: object): string {
  return fingerprint(value).slice(0, 16)
}

function judgingOf(standing: Standing) {
  const { consultation } = standing
  return {
    before: consultation,
    mustBeWhole: isKnown(standing) || consultation.opensOn !== undefined,
    hasOpened: statusIn(standing) !== 'P',
    closesOn: standing.consultation.closesOn,
  }
}

/** Whether people outside can have read what it says of itself. */
function isKnown({ consultation, versions }: Standing): boolean {
  return versions > 0 || consultation.announcedOn !== undefined
}

/** The words themselves stay out of the history: a digest tells whether they are still those. */
function sectionDeed(section: Section, settings: Settings): [ArrangingKind, JsonObject] {
  const { number, date, paragraphs, keptUntil } = settings.privacyNotice
  const kept = keptUntil === undefined ? {} : { keptUntil }
  if (section === 'notice')
    return ['privacy-notice-changed', { number, date, fingerprint: fingerprint(paragraphs), ...kept }]
  return ['consultation-changed', { sections: [section], fingerprint: fingerprint(entriesOf(section, settings)) }]
}

export type TimetableChange = {
  /** `timetableBase` of what the form was made from. */
  readonly base: string
  readonly asked: Asked
}

export type TimetableChanged =
  | { readonly kind: 'changed' }
  | { readonly kind: 'at-fault'; readonly faults: readonly Fault[] }
  /** Someone else was first, or a day has gone by: what is asked for is to be thought over. */
  | { readonly kind: 'moved-on' }

/** Announces, sets or moves dates, opens, closes, cancels or concludes. */
export async function changeTimetable(
  trx: Transaction,
  actor: Actor,
  { base, asked }: TimetableChange,
): Promise<TimetableChanged> {
  const standing = await lockStanding(trx, actor)
  const { consultation } = standing
  if (timetableBase(consultation) !== base || !actsOn(standing).includes(asked.act)) return { kind: 'moved-on' }
  const faults = faultsIn(asked, standing)
  if (faults.length > 0) return { kind: 'at-fault', faults }
  const { consultation: changed, move } = granted(asked, standing)
  if (move) await moveClosingDay(trx, consultation.id, move)
  else await saveConsultation(trx, changed)
  await recordDeeds(trx, consultation.id, [deedOf(actor, ...timetableDeed(asked, standing))])
  return { kind: 'changed' }
}

export function timetableBase(consultation: Consultation): string {
  const { announcedOn, opensOn, closesOn, outcome, report, extensions } = consultation
  return baseOf({ announcedOn, opensOn, closesOn, outcome, report, extensions: extensions.length })
}

function timetableDeed(asked: Asked, { consultation, today }: Standing): [ArrangingKind, JsonObject] {
  const from = consultation.closesOn ?? ''
  switch (asked.act) {
    case 'set-dates':
      return ['dates-set', { opensOn: asked.opensOn!, closesOn: asked.closesOn! }]
    case 'announce':
      return ['consultation-announced', {}]
    case 'retract':
      return ['announcement-retracted', {}]
    case 'open':
      return ['consultation-opened', { opensOn: today, closesOn: from }]
    case 'extend':
      return ['consultation-extended', { from, to: asked.to! }]
    case 'close-early':
      return ['consultation-closed-early', { from, to: asked.to! }]
    case 'cancel':
      return ['consultation-cancelled', {}]
    case 'conclude':
      return ['consultation-concluded', { outcome: asked.outcome! }]
  }
}

/** What has to do with the history comes first, as for every act on a consultation: locks are taken in one order. */
async function lockStanding(trx: Transaction, { consultation, at }: Actor): Promise<Standing> {
  await lockHistory(trx, consultation)
  return {
    consultation: await lockConsultation(trx, consultation),
    today: torontoDay(at),
    versions: await countVersions(trx, consultation),
  }
}

export function deedOf({ by, at }: Actor, kind: ArrangingKind, body: JsonObject): Deed {
  return { kind, actor: by, at, body }
}
