import type { Readable } from 'node:stream'
import { connect } from '../database/connect.js'
import { countWaiting } from '../response/mixing-store.js'
import { type BundlePress, prepareBundle } from './bundle/bundle.js'
import type { BundlePlan } from './bundle/plan-bundle.js'
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
   * The bytes of an extract, once `before` has succeeded; undefined when as many are under way as may be, so that
   * respondents are not disturbed. A place is free again when the stream closes: it must be read or destroyed. Its length
   * is known first where somebody tells of how many `responses` it is, and they can be measured in good time.
   */
  take(extract: Extract, taking: Taking): Promise<Taken | undefined>
  /** The same of a bundle; `before` is told how many responses are in it. */
  takeBundle(
    plan: BundlePlan,
    press: BundlePress,
    before: (responses: number) => Promise<void>,
  ): Promise<Taken | undefined>
  /** Breaks off those that are under way: a reader takes as long as it likes. */
  breakOff(): void
  close(): Promise<void>
}

export type Taking = { readonly before: () => Promise<void>; readonly responses?: number }
export type Taken = { readonly bytes: Readable; readonly length?: number }

const mostAtOnce = 2

/** Responses that are measured in about two seconds. */
const mostMeasured = 200_000

/** `url` signs in as the analyst. One a process. */
export function openExtracts(url: string): Extracts {
  const db = connect(url, { max: 2 })
  /** Those being prepared, and those being read. */
  let underWay = 0
  const read = new Set<Readable>()

  return {
    countMixed: (consultation) => countMixed(db, consultation),
    countWaiting: (consultation) => countWaiting(db, consultation),
    take: (extract, { before, responses = Infinity }) =>
      inTurn(async () => {
        await before()
        return responses <= mostMeasured ? measuredCsv(url, extract) : { bytes: await exportCsv(url, extract) }
      }),
    takeBundle: (plan, press, before) =>
      inTurn(async () => {
        const bundle = await prepareBundle(url, plan, press)
        try {
          await before(bundle.responses)
        } catch (error) {
          bundle.drop()
          throw error
        }
        return { bytes: bundle.open() }
      }),
    breakOff: () => read.forEach((bytes) => bytes.destroy()),
    close: () => db.destroy(),
  }
  async function inTurn(prepare: () => Promise<Taken>): Promise<Taken | undefined> {
    if (underWay >= mostAtOnce) return undefined
    underWay++
    try {
      const taken = await prepare()
      const { bytes } = taken
      read.add(bytes)
      bytes.once('close', () => {
        underWay--
        read.delete(bytes)
      })
      return taken
    } catch (error) {
      underWay--
      throw error
    }
  }
}
