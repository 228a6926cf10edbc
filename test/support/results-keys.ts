import { heardFaultCodes } from '../../src/results/heard-fault.js'
import { sections } from '../../src/results/heard.js'
import { obstacleCodes } from '../../src/results/obstacle.js'
import { preparingDone, releaseRefusals } from '../../src/web/analyst/results/preparing-page.js'
import { resultsDone } from '../../src/web/editor/results-page.js'

const languages = ['en', 'fr']
const stages = ['preparing', 'shared', 'published']

/** The keys that results, and the rooms in which they are prepared, put together from codes. */
export const resultsKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: readonly string[]
}[] = [
  { key: 'results:*', each: sections.filter((each) => each !== 'questions' && each !== 'correction'), any: [] },
  { key: 'results:missing-*', each: languages, any: [] },
  { key: 'results:written-in-*', each: languages, any: [] },
  { key: 'preparing:section-*', each: sections, any: [] },
  { key: 'preparing:lead-*', each: sections, any: [] },
  { key: 'preparing:stage-*', each: stages, any: [] },
  { key: 'preparing:*', each: ['said', 'did'], any: [] },
  { key: 'preparing:fault-*', each: heardFaultCodes, any: [] },
  { key: 'preparing:done-*', each: preparingDone, any: [] },
  { key: 'preparing:published-done-*', each: resultsDone, any: [] },
  { key: 'preparing:refused-*', each: [...releaseRefusals, 'moved-on', 'blocked'], any: [] },
  { key: 'preparing:obstacle-*', each: obstacleCodes, any: [] },
]
