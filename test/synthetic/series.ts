import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Version } from '../../src/consultation/publication.js'
import { projectRoot } from '../../src/project-root.js'
import { parse } from '../../src/questionnaire/parse.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { openSeries, type SeriesOf, type SyntheticResponse } from '../../src/synthetic/series.js'

const dates = { opensOn: '2026-08-20', closesOn: '2026-10-15' }

/** So many made-up responses to these questionnaires, each published two weeks after the one before. */
export function responsesTo(
  questionnaires: readonly Questionnaire[],
  { count = 400, ...rest }: Partial<Omit<SeriesOf, 'versions'>> & { readonly count?: number } = {},
): readonly SyntheticResponse[] {
  const versions = questionnaires.map(versionOf)
  const series = openSeries({
    consultation: { id: 'made', ...dates },
    versions,
    today: '2026-11-26',
    seed: 7,
    ...rest,
  })!
  return Array.from({ length: count }, (_, index) => series(index))
}

function versionOf(questionnaire: Questionnaire, index: number): Version {
  const publishedOn = ['2026-08-20', '2026-09-03', '2026-09-17'][index]!
  return { number: index + 1, fingerprint: '', publishedOn, questionnaire }
}

export function sampleQuestionnaire(folder: string, name = 'questionnaire'): Questionnaire {
  const parsed = parse(readFileSync(join(projectRoot, 'questionnaires', folder, `${name}.json`)))
  if (parsed.kind === 'faulty') throw new Error(`${folder} is faulty: ${JSON.stringify(parsed.problems)}`)
  return parsed.questionnaire
}
