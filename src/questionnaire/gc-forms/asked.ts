import type { Json } from '../change.js'
import type { Problem } from '../problem.js'

/** A question that an element has become. */
export type Asked = {
  /** In our format; its condition comes later. */
  readonly question: { readonly id: string; readonly kind: string; readonly [member: string]: Json }
  /** The code of each choice that was carried over, by its index in the template. */
  readonly codes: ReadonlyMap<number, string>
}

/** Collects what could not be carried over. */
export type Left = Problem[]
