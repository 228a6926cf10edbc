import type { Readable } from 'node:stream'
import { findLastQuoting, findQuotingActs } from '../coding/quoting-store.js'
import type { Transaction } from '../database/connect.js'
import { openDownloads } from '../export/downloads.js'
import { lockHistory } from '../history/history-store.js'
import {
  type Acting,
  type AndTell,
  chooseRelease,
  type Done,
  publishResults,
  type Saved,
  saveSection,
  type Saving,
  shareResults,
  withdrawResults,
} from './acting.js'
import { type CodedTheme, findCodedThemes } from './coded-store.js'
import type { Heard } from './heard.js'
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
import { findHeard, readResults } from './step-store.js'
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

/** Milliseconds: anybody can read, and be slow on purpose. */
const longestReading = 120_000

/** One a process. */
export function openResultsStore(desk: ReleaseDesk): ResultsStore {
  const { db, analystUrl } = desk
  const { begin, breakOff } = openDownloads({ patience: longestReading })
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
