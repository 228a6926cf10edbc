import type { Locale } from '../../questionnaire/questionnaire.js'

/** What texts are about. `{where}` and `{who}` are filled in; each sentence stands by itself. */
export type Topic = {
  readonly id: string
  /** How often it comes up, beside the others. */
  readonly weight: number
  readonly care: number
  readonly trust: number
} & { readonly [L in Locale]: TopicWords }

export type TopicWords = {
  readonly seen: readonly string[]
  readonly wish: readonly string[]
  readonly because: readonly string[]
}
