import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { takeCensus } from '../../src/report/census.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { type Release, releaseOf } from '../../src/report/release.js'
import type { Counted } from '../../src/report/tally.js'

export type Made = Extract<Release, { kind: 'release' }>

/** The release of these responses; throws when they are too few. */
export async function released(
  versions: readonly Questionnaire[],
  responses: readonly Counted[],
  asked?: string,
): Promise<Made> {
  const questions = questionsAcross(versions)
  const release = await releaseOf(questions, takeCensus(questions, responses), asked)
  if (release.kind === 'too-few') throw new Error('too few')
  return release
}
