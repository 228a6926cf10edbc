import { comingsAndGoings } from '../../src/questionnaire/comparability-told.js'
import { comparabilities } from '../../src/questionnaire/comparability-class.js'
import { intentKinds } from '../../src/questionnaire/intent.js'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { outcomes } from '../../src/revision/review.js'
import { facts } from '../../src/web/difference/question-facts.js'
import { kinds } from '../../src/web/editing/question-edit.js'
import { works } from '../../src/web/editing/work.js'
import { deeds as docketDeeds } from '../../src/web/editor/docket-page.js'
import { conditionFaultCodes } from '../../src/web/editor/condition/edited-condition.js'
import { looks } from '../../src/web/editor/condition/source.js'
import { pageFaultCodes } from '../../src/web/editor/pages/edited-pages.js'
import { pageWorks, takings } from '../../src/web/editor/pages/page-form.js'
import { choices } from '../../src/web/editor/proposal-page.js'
import { deeds } from '../../src/web/member/question-page.js'

const beside = {
  questionnaire: ['title', 'notice', 'content-note', 'minimum-age', 'id', 'schema', 'help-resources'],
  page: ['title', 'short-title', 'introduction', 'added', 'removed', 'moved'],
  'help-resource': ['added', 'removed', 'moved', 'name', 'description', 'telephone', 'address'],
}

const refusals =
  'unknown erased moved-on no-draft changes-nothing does-not-fit conflict returns covering-unknown'.split(' ')

const ofForms =
  'text hint fact-title fact-text row choice max-length least-number greatest-number least-choices most-choices words-missing label-missing choices-too-few rows-missing limit-unfit value-unfit'.split(
    ' ',
  )

/** The keys that the rooms of members and editors put together from codes. */
export const reviewKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: string[]
}[] = [
  { key: 'comparability:*', each: [...comparabilities, ...comingsAndGoings], any: [] },
  { key: 'difference:*', each: locales, any: [] },
  { key: 'difference:fact-*', each: facts.map(({ name }) => name), any: [] },
  { key: 'difference:kind-*', each: kinds, any: [] },
  {
    key: 'difference:of-*',
    each: Object.entries(beside).flatMap(([kind, parts]) => parts.map((part) => `${kind}-${part}`)),
    any: [],
  },
  { key: 'draft-question:read-*', each: ['both', ...locales], any: [] },
  { key: 'draft-question:done-*', each: deeds, any: [] },
  { key: 'editing:*', each: ofForms, any: [] },
  { key: 'intent:*', each: intentKinds, any: [] },
  { key: 'work:*', each: works, any: [] },
  { key: 'pages:*', each: [...pageWorks, ...pageFaultCodes], any: [] },
  { key: 'pages:do-*', each: pageWorks, any: [] },
  { key: 'pages:hint-*', each: pageWorks, any: [] },
  { key: 'pages:takes-*', each: takings, any: [] },
  { key: 'showing:*', each: conditionFaultCodes, any: [] },
  { key: 'showing:by-*', each: looks, any: [] },
  { key: 'proposing:hint-*', each: works, any: [] },
  { key: 'proposing:reason-*', each: locales, any: [] },
  { key: 'table:*', each: [...outcomes, 'open', 'withdrawn'], any: [] },
  { key: 'docket:*', each: ['proposals', 'decided', 'to-decide', 'conflicts', 'owed'], any: [] },
  { key: 'docket:done-*', each: docketDeeds, any: [] },
  { key: 'decision:choose-*', each: choices, any: [] },
  { key: 'decision:declared-*', each: ['none', 'typo', 'meaning'], any: [] },
  { key: 'decision:told-*', each: outcomes, any: [] },
  { key: 'refusal:*', each: refusals, any: [] },
  { key: 'table:your-*', each: ['support', 'concern'], any: [] },
]
