import type { Readable } from 'node:stream'
import { connect } from '../database/connect.js'
import { countWaiting } from '../response/mixing-store.js'
import { type BundlePress, prepareBundle } from './bundle/bundle.js'
import type { BundlePlan } from './bundle/plan-bundle.js'
import { openDownloads } from './downloads.js'
import { exportCsv } from './export.js'
import type { Extract } from './extract.js'
import { measuredCsv } from './measured-store.js'
import { countMixed, type MixedGroup } from './mixed-store.js'

/** What analysts see of responses, read with their rights. */
export type Extracts = {
  countMixed(consultation: string): Promise<readonly MixedGroup[]>
  /** Submitted, and not mixed yet. */
  countWaiting(consultation: string): Promise<number>
  /**
   * The bytes of an extract, once `before` has succeeded; undefined when as many are under way as may be, as `Downloads`
   * has it. Its length is known first where somebody tells of how many `responses` it is, and they can be measured in good
   * time.
   */
  take(extract: Extract, taking: Taking): Promise<Taken | undefined>
  /** The same of a bundle; `before` is told how many responses are in it. */
  takeBundle(
    plan: BundlePlan,
    press: BundlePress,
    before: (responses: number) => Promise<void>,
  ): Promise<Taken | undefined>
  breakOff(): void
  close(): Promise<void>
}

export type Taking = { readonly before: () => Promise<void>; readonly responses?: number }
export type Taken = { readonly bytes: Readable; readonly length?: number }

/** Responses that are measured in about two seconds. */
const mostMeasured = 200_000

/** `url` signs in as the analyst. One a process. */
export function openExtracts(url: string): Extracts {
  const db = connect(url, { max: 2 })
  const { begin, breakOff } = openDownloads()
  return {
    countMixed: (consultation) => countMixed(db, consultation),
    countWaiting: (consultation) => countWaiting(db, consultation),
    take: (extract, { before, responses = Infinity }) =>
      begin<Taken>(async () => {
        await before()
        return responses <= mostMeasured ? measuredCsv(url, extract) : { bytes: await exportCsv(url, extract) }
      }),
    takeBundle: (plan, press, before) =>
      begin<Taken>(async () => {
        const bundle = await prepareBundle(url, plan, press)
        try {
          await before(bundle.responses)
        } catch (error) {
          bundle.drop()
          throw error
        }
        return { bytes: bundle.open() }
      }),
    breakOff,
    close: () => db.destroy(),
  }
}
