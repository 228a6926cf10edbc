import type { Consultation, Day } from '../consultation/consultation.js'
import { lockConsultation, saveConsultation } from '../consultation/consultation-store.js'
import { reported, statusIn } from '../consultation/timetable.js'
import { torontoDay } from '../consultation/toronto.js'
import { countVersions } from '../consultation/version-store.js'
import type { Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import type { JsonObject } from '../questionnaire/change.js'
import { fingerprint } from '../questionnaire/canonical.js'
import type { Heard, Section } from './heard.js'
import { type HeardFault, heardFaults } from './heard-fault.js'
import { type Obstacle, obstaclesToPublishing, obstaclesToSharing } from './obstacle.js'
import { addStep, findHeard, readResults } from './step-store.js'

export type Acting = { readonly consultation: string; readonly by: string; readonly at: Date }

export type Saving = {
  readonly section: Section
  /** `baseOf` what the section was made from. */
  readonly base: string
  /** In which only the section counts. */
  readonly heard: Heard
  /** With what it begins when nothing has been saved yet. */
  readonly first: Heard
}

export type Saved =
  | { readonly kind: 'saved' | 'changes-nothing' }
  | { readonly kind: 'at-fault'; readonly faults: readonly HeardFault[] }
  /** Someone else was first: this is what stands there now. */
  | { readonly kind: 'moved-on'; readonly heard: Heard }

export type Done =
  | { readonly kind: 'done' }
  /** Someone else was first, so that what was seen is not what would be shared or published. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] }

/** Tells two states of the same thing apart; a form carries that of what it was made from. */
export function baseOf(value: Heard[Section]): string {
  return fingerprint(value).slice(0, 16)
}

export async function saveSection(trx: Transaction, acting: Acting, saving: Saving): Promise<Saved> {
  const { section, base, heard, first } = saving
  const faults = heardFaults(section, heard)
  if (faults.length > 0) return { kind: 'at-fault', faults }
  const present = (await findDraft(trx, acting)) ?? first
  if (baseOf(present[section]) === baseOf(heard[section])) return { kind: 'changes-nothing' }
  if (baseOf(present[section]) !== base) return { kind: 'moved-on', heard: present }
  await addStep(trx, { ...acting, kind: 'saved', heard: { ...present, [section]: heard[section] } })
  return { kind: 'saved' }
}

export async function chooseRelease(trx: Transaction, acting: Acting, first: Heard, release: number): Promise<void> {
  const present = (await findDraft(trx, acting)) ?? first
  if (present.release === release) return
  await addStep(trx, { ...acting, kind: 'saved', heard: { ...present, release } })
}

async function findDraft(trx: Transaction, { consultation }: Acting): Promise<Heard | undefined> {
  const { draft } = await readResults(trx, consultation)
  return draft && findHeard(trx, consultation, draft.number)
}

export type AndTell = (trx: Transaction) => Promise<void>
export type Sharing = { readonly seen: number; readonly andTell: AndTell | undefined }

export async function shareResults(trx: Transaction, acting: Acting, { seen, andTell }: Sharing): Promise<Done> {
  const { consultation } = acting
  const results = await readResults(trx, consultation)
  const { draft, shared } = results
  if ((draft?.number ?? 0) !== seen) return { kind: 'moved-on' }
  if (draft && shared?.of === seen) return { kind: 'done' }
  const heard = draft && (await findHeard(trx, consultation, draft.number))
  const { status } = await lockStanding(trx, acting)
  const obstacles = obstaclesToSharing({ status, results, heard })
  if (!heard || obstacles.length > 0) return { kind: 'blocked', obstacles }
  const step = await addStep(trx, { ...acting, kind: 'shared', of: seen })
  await tell(trx, acting, 'results-shared', { step, ...nameOf(heard) })
  await andTell?.(trx)
  return { kind: 'done' }
}

export async function withdrawResults(trx: Transaction, acting: Acting): Promise<Done> {
  const { shared } = await readResults(trx, acting.consultation)
  if (!shared) return { kind: 'moved-on' }
  const step = await addStep(trx, { ...acting, kind: 'withdrawn' })
  await tell(trx, acting, 'results-withdrawn', { step })
  return { kind: 'done' }
}

export async function publishResults(trx: Transaction, acting: Acting, seen: number): Promise<Done> {
  const { consultation, by } = acting
  const results = await readResults(trx, consultation)
  if ((results.shared?.of ?? 0) !== seen) return { kind: 'moved-on' }
  const last = results.editions.at(-1)
  const heard = results.shared && (await findHeard(trx, consultation, seen))
  const before = last && (await findHeard(trx, consultation, last.of))
  const { standing, status, today } = await lockStanding(trx, acting)
  const obstacles = obstaclesToPublishing({ status, results, heard, before, by })
  if (!heard || obstacles.length > 0) return { kind: 'blocked', obstacles }
  const edition = results.editions.length + 1
  await addStep(trx, { ...acting, kind: 'published', of: seen })
  await saveConsultation(trx, reported(standing, { edition, publishedOn: today }))
  await tell(trx, acting, 'results-published', { edition, ...nameOf(heard) })
  return { kind: 'done' }
}

type Standing = {
  readonly standing: Consultation
  readonly status: ReturnType<typeof statusIn>
  readonly today: Day
}

async function lockStanding(trx: Transaction, { consultation, at }: Acting): Promise<Standing> {
  const standing = await lockConsultation(trx, consultation)
  const today = torontoDay(at)
  const versions = await countVersions(trx, consultation)
  return { standing, today, status: statusIn({ consultation: standing, today, versions }) }
}

/** The words stay out of the history: a digest tells whether they are still those. */
function nameOf(heard: Heard): JsonObject {
  return { release: heard.release ?? 0, fingerprint: fingerprint(heard) }
}

function tell(trx: Transaction, { consultation, by, at }: Acting, kind: ResultsKind, body: JsonObject): Promise<void> {
  return recordDeeds(trx, consultation, [{ kind, actor: by, at, body }])
}

/** What the history says of results. Nothing here is ever renamed: histories hold it. */
export type ResultsKind = 'results-shared' | 'results-withdrawn' | 'results-published'
