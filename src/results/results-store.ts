import type { Readable } from 'node:stream'
import type { Consultation, Day } from '../consultation/consultation.js'
import { lockConsultation, saveConsultation } from '../consultation/consultation-store.js'
import { reported, statusIn } from '../consultation/timetable.js'
import { torontoDay } from '../consultation/toronto.js'
import { countVersions } from '../consultation/version-store.js'
import { findLastQuoting, findQuotingActs } from '../coding/quoting-store.js'
import type { Transaction } from '../database/connect.js'
import { openDownloads } from '../export/downloads.js'
import { lockHistory, recordDeeds } from '../history/history-store.js'
import type { JsonObject } from '../questionnaire/change.js'
import { fingerprint } from '../questionnaire/canonical.js'
import { type CodedTheme, findCodedThemes } from './coded-store.js'
import type { Heard, Section } from './heard.js'
import { type HeardFault, heardFaults } from './heard-fault.js'
import { type Obstacle, obstaclesToPublishing, obstaclesToSharing } from './obstacle.js'
import { publicFile } from './public-file.js'
import {
  findReleases,
  makeRelease,
  type Made,
  type Release,
  type ReleaseDesk,
  type Releasing,
} from './release-store.js'
import type { Results } from './step.js'
import { addStep, findHeard, readResults } from './step-store.js'
import { type WithdrawnQuotes, withdrawnQuotes } from './withdrawn-quotes.js'

/** What was heard in all consultations, and the numbers that it stands on. */
export type ResultsStore = {
  read(consultation: string): Promise<Results>
  /** What the step of that number saved. */
  findHeard(consultation: string, step: number): Promise<Heard>
  /** Oldest first. */
  findReleases(consultation: string): Promise<readonly Release[]>
  makeRelease(releasing: Releasing): Promise<Made>
  /** The themes of its written answers, as they are coded by now. */
  findThemes(consultation: string): Promise<readonly CodedTheme[]>
  /** Its quotes that nobody may read any more. */
  findWithdrawn(consultation: string, heard: Heard): Promise<WithdrawnQuotes>
  /** Which other quotes are withdrawn shows in a greater number. */
  findLastQuoting(consultation: string): Promise<number>
  save(acting: Acting, saving: Saving): Promise<Saved>
  /** Has the standing of the release chosen. */
  chooseRelease(acting: Acting, first: Heard, release: number): Promise<void>
  /**
   * `draft` is the number of the step that whoever asks has seen. Whoever is to hear of it is told by `andTell` in the same
   * transaction: once, since what is shared already is not shared again.
   */
  share(acting: Acting, draft: number, andTell?: AndTell): Promise<Done>
  withdraw(acting: Acting): Promise<Done>
  /** `of` is the number of the step that whoever asks has seen. */
  publish(acting: Acting, of: number): Promise<Done>
  /** The public file of a release, read with the analyst's rights; undefined while too many are being read. */
  publicFile(consultation: string, release: Release): Promise<{ readonly bytes: Readable } | undefined>
  /** Breaks off the public files that are being read. */
  breakOff(): void
}

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

/** One a process. */
export function openResultsStore(desk: ReleaseDesk): ResultsStore {
  const { db, analystUrl } = desk
  const { begin, breakOff } = openDownloads()
  const inTurn = <Result>(acting: Acting, act: (trx: Transaction) => Promise<Result>): Promise<Result> =>
    db.transaction().execute(async (trx) => {
      await lockHistory(trx, acting.consultation)
      return act(trx)
    })
  return {
    read: (consultation) => readResults(db, consultation),
    findHeard: (consultation, step) => findHeard(db, consultation, step),
    findReleases: (consultation) => findReleases(db, consultation),
    makeRelease: (releasing) => makeRelease(desk, releasing),
    findThemes: (consultation) => findCodedThemes(desk, consultation),
    findWithdrawn: async (consultation, heard) => withdrawnQuotes(heard, await findQuotingActs(db, consultation)),
    findLastQuoting: (consultation) => findLastQuoting(db, consultation),
    save: (acting, saving) => inTurn(acting, (trx) => saveSection(trx, acting, saving)),
    chooseRelease: (acting, first, release) => inTurn(acting, (trx) => chooseRelease(trx, acting, first, release)),
    share: (acting, draft, andTell) => inTurn(acting, (trx) => shareResults(trx, acting, { seen: draft, andTell })),
    withdraw: (acting) => inTurn(acting, (trx) => withdrawResults(trx, acting)),
    publish: (acting, of) => inTurn(acting, (trx) => publishResults(trx, acting, of)),
    publicFile: (consultation, release) =>
      begin(async () => ({ bytes: await publicFile(analystUrl, consultation, release) })),
    breakOff,
  }
}

/** Tells two states of the same thing apart; a form carries that of what it was made from. */
export function baseOf(value: Heard[Section]): string {
  return fingerprint(value).slice(0, 16)
}

async function saveSection(trx: Transaction, acting: Acting, saving: Saving): Promise<Saved> {
  const { section, base, heard, first } = saving
  const faults = heardFaults(section, heard)
  if (faults.length > 0) return { kind: 'at-fault', faults }
  const present = (await findDraft(trx, acting)) ?? first
  if (baseOf(present[section]) === baseOf(heard[section])) return { kind: 'changes-nothing' }
  if (baseOf(present[section]) !== base) return { kind: 'moved-on', heard: present }
  await addStep(trx, { ...acting, kind: 'saved', heard: { ...present, [section]: heard[section] } })
  return { kind: 'saved' }
}

async function chooseRelease(trx: Transaction, acting: Acting, first: Heard, release: number): Promise<void> {
  const present = (await findDraft(trx, acting)) ?? first
  if (present.release === release) return
  await addStep(trx, { ...acting, kind: 'saved', heard: { ...present, release } })
}

async function findDraft(trx: Transaction, { consultation }: Acting): Promise<Heard | undefined> {
  const { draft } = await readResults(trx, consultation)
  return draft && findHeard(trx, consultation, draft.number)
}

type AndTell = (trx: Transaction) => Promise<void>
type Sharing = { readonly seen: number; readonly andTell: AndTell | undefined }

async function shareResults(trx: Transaction, acting: Acting, { seen, andTell }: Sharing): Promise<Done> {
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

async function withdrawResults(trx: Transaction, acting: Acting): Promise<Done> {
  const { shared } = await readResults(trx, acting.consultation)
  if (!shared) return { kind: 'moved-on' }
  const step = await addStep(trx, { ...acting, kind: 'withdrawn' })
  await tell(trx, acting, 'results-withdrawn', { step })
  return { kind: 'done' }
}

async function publishResults(trx: Transaction, acting: Acting, seen: number): Promise<Done> {
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
