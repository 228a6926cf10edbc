import type { Locale } from '../questionnaire/questionnaire.js'
import type { Inclination } from './inclination.js'
import type { Plant } from './plant.js'
import type { Random } from './random.js'
import type { Topic } from './phrases/topic.js'

/** Someone who answers. What they draw from `random` is theirs alone, and the same each time. */
export type Respondent = {
  readonly random: Random
  readonly language: Locale
  readonly inclination: Inclination
  /** Names the series, so that what is liked in one is not in another. */
  readonly seed: number
  readonly topics: readonly Topic[]
  readonly plant: Plant | undefined
}
