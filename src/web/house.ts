import type { Catalogue } from '../consultation/catalogue.js'
import type { Coding } from '../coding/coding.js'
import type { Extracts } from '../export/extracts.js'
import type { Reports } from '../report/reports.js'
import type { Mixing } from '../response/mixing.js'
import type { ResultsStore } from '../results/results-store.js'
import type { ReviewStore } from '../revision/review-store.js'
import type { ResponseStore } from '../response/response-store.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { Assets } from './assets.js'
import type { Words } from './words.js'

/** What the pages are made from: everything that a request does not bring. */
export type House = {
  readonly catalogue: Catalogue
  readonly responses: ResponseStore
  readonly reviews: ReviewStore
  readonly results: ResultsStore
  readonly extracts: Pick<Extracts, 'countMixed' | 'countWaiting' | 'take' | 'takeBundle' | 'breakOff'>
  readonly reports: Omit<Reports, 'close'>
  readonly coding: Pick<Coding, 'analyst' | 'read' | 'isReading'>
  readonly mixing: Pick<Mixing, 'submitted'>
  readonly words: { readonly [L in Locale]: Words }
  readonly assets: Assets
  readonly now: () => Date
  /** As browsers see it, such as `https://consultations.example.org`; undefined on plain loopback. */
  readonly publicOrigin: string | undefined
  /** Whose word about a client's address is taken, as Fastify's `trustProxy` reads it. */
  readonly trustedProxy?: string | undefined
  /** Says on every page that all content is illustrative. */
  readonly sample: boolean
}

export function isHttps({ publicOrigin }: Pick<House, 'publicOrigin'>): boolean {
  return publicOrigin?.startsWith('https:') ?? false
}
