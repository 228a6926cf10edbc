import { type Campaign, campaigns } from './phrases/campaigns.js'
import { randomOf, below } from './random.js'

/** Something put among the responses, to be found again. */
export type Plant =
  | { readonly kind: 'campaign'; readonly campaign: Campaign; readonly edited: boolean }
  | { readonly kind: 'personal'; readonly sort: PersonalSort }
  /** `at` runs from 0, the first point of every scale, to 1, the last. */
  | { readonly kind: 'straight-line'; readonly at: number }

export const personalSorts = ['telephone', 'email', 'postal-code'] as const
export type PersonalSort = (typeof personalSorts)[number]

/** Responses go by blocks of so many, and each block is planted alike. */
export const blockSize = 200

const [first, second] = campaigns

/** What each block is planted with; the rest of it is not planted at all. */
export const plantsOfBlock: readonly Plant[] = [
  ...times(5, { kind: 'campaign', campaign: first, edited: false }),
  ...times(2, { kind: 'campaign', campaign: first, edited: true }),
  ...times(3, { kind: 'campaign', campaign: second, edited: false }),
  ...times(1, { kind: 'campaign', campaign: second, edited: true }),
  ...times(2, { kind: 'personal', sort: 'telephone' }),
  ...times(1, { kind: 'personal', sort: 'email' }),
  ...times(1, { kind: 'personal', sort: 'postal-code' }),
  ...[0, 0, 0.5, 0.75, 1, 1].map((at) => ({ kind: 'straight-line', at }) as const),
]

/** Coprime to the size of a block, so that every place of one has its own. */
const stride = 77

/** What the response of this number is planted with, if anything: in no order that shows. */
export function plantOf(seed: number, index: number): Plant | undefined {
  const block = Math.floor(index / blockSize)
  const shift = below(randomOf('plants', seed, block), blockSize)
  return plantsOfBlock[(index * stride + shift) % blockSize]
}

function times(count: number, plant: Plant): readonly Plant[] {
  return Array.from({ length: count }, () => plant)
}
