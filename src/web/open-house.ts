import { join } from 'node:path'
import { openCatalogue } from '../consultation/catalogue.js'
import { openCoding } from '../coding/coding.js'
import type { Database } from '../database/connect.js'
import { openExtracts } from '../export/extracts.js'
import { projectRoot } from '../project-root.js'
import { openReports } from '../report/reports.js'
import { keepMixing } from '../response/mixing.js'
import { keepPurging } from '../response/purging.js'
import { openResponseStore } from '../response/response-store.js'
import { openResultsStore } from '../results/results-store.js'
import { openReviewStore } from '../revision/review-store.js'
import { loadAssets } from './assets.js'
import type { House } from './house.js'
import { readWords } from './words.js'

export type HouseOptions = {
  /** As the app's role. */
  readonly db: Database
  /** Of the same database. */
  readonly url: string
  /** Of the same database, as the analyst's role. */
  readonly analystUrl: string
  readonly now: () => Date
  readonly publicOrigin?: string | undefined
  readonly trustedProxy?: string | undefined
  readonly sample: boolean
  /** Told of every round in the background that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
}

export type OpenHouse = House & {
  /** Ends the rounds in the background. The database stays open. */
  close(): Promise<void>
}

/** Everything the pages are made from, with mixing and purging under way. */
export async function openHouse({ db, url, analystUrl, now, onFault, ...given }: HouseOptions): Promise<OpenHouse> {
  const catalogue = await openCatalogue({ db, url, onFault })
  const consultations = () => catalogue.current().map(({ consultation }) => consultation)
  const extracts = openExtracts(analystUrl)
  const reports = openReports(analystUrl)
  const coding = openCoding({ url: analystUrl, app: db, onFault })
  const mixing = keepMixing({ db, consultations, now, onFault })
  const stopPurging = keepPurging({ db, now, onFault })
  return {
    catalogue,
    responses: openResponseStore(db),
    reviews: openReviewStore(db),
    extracts,
    results: openResultsStore({ db, analyst: coding.analyst, analystUrl }),
    reports,
    coding,
    mixing,
    words: readWords(join(projectRoot, 'locales')),
    assets: loadAssets(join(projectRoot, 'templates'), join(projectRoot, 'node_modules/@gcds-core/fonts/fonts')),
    now,
    ...given,
    publicOrigin: given.publicOrigin,
    close: async () => {
      await stopPurging()
      await mixing.close()
      await extracts.close()
      await reports.close()
      await coding.close()
      await catalogue.close()
    },
  }
}
