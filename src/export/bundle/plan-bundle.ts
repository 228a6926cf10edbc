import type { Day } from '../../consultation/consultation.js'
import type { Published } from '../../consultation/publication.js'
import { keptUntil } from '../../consultation/retention.js'
import { type Extract, planExtract, type PlannedExtract } from '../extract.js'
import type { Parameters } from '../parameters.js'

/** Everything that makes a bundle what it is, beside what is in the database. */
export type BundlePlan = {
  readonly published: Published
  readonly parameters: Parameters
  /** In codes, with commas, whatever else was asked for. */
  readonly responses: Extract
  /** Absent: without what people wrote. */
  readonly texts: Extract | undefined
  readonly destroyBy: Day | undefined
}

export type PlannedBundle =
  | { readonly kind: 'bundle'; readonly plan: BundlePlan }
  | Exclude<PlannedExtract, { kind: 'extract' }>

/**
 * What the parameters mean for a bundle of this consultation. Labels and separators are those of its own files. It is to be
 * destroyed on the day given, or on the last that people were told of if that is sooner.
 */
export function planBundle(published: Published, asked: Parameters, destroyBy?: Day): PlannedBundle {
  const parameters: Parameters = { ...asked, labels: undefined, separator: ',' }
  const responses = planExtract(published, 'responses', parameters)
  const texts = planExtract(published, 'open-text', { ...parameters, text: true })
  if (responses.kind !== 'extract') return responses
  if (texts.kind !== 'extract') return texts
  const hasTexts = parameters.text && texts.extract.columns.length > 0
  return {
    kind: 'bundle',
    plan: {
      published,
      parameters,
      responses: responses.extract,
      texts: hasTexts ? texts.extract : undefined,
      destroyBy: [destroyBy, keptUntil(published.consultation)].filter((day) => day !== undefined).toSorted()[0],
    },
  }
}
