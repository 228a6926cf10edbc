import type { Problem } from './problem.js'
import { bandGap, bandOverlap } from './problem/band.js'
import { bounds } from './problem/bounds.js'
import {
  conditionDangling,
  conditionForward,
  conditionOperatorUnfit,
  conditionOptionUnknown,
  conditionSamePage,
} from './problem/condition.js'
import { duplicateCode } from './problem/duplicate-code.js'
import { duplicateId } from './problem/duplicate-id.js'
import { exclusiveMisplaced } from './problem/exclusive-misplaced.js'
import { frenchTypography } from './problem/french-typography.js'
import { identifyingOpen } from './problem/identifying-open.js'
import { languageMissing } from './problem/language-missing.js'
import { preferNotMissing } from './problem/prefer-not-missing.js'
import { questionUnreachable } from './problem/question-unreachable.js'
import { reservedId } from './problem/reserved-id.js'
import type { Rule } from './problem/rule.js'
import { sameInBothLanguages } from './problem/same-in-both-languages.js'
import { scaleUnbalanced } from './problem/scale-unbalanced.js'
import { specifyTwice } from './problem/specify-twice.js'
import type { Questionnaire } from './questionnaire.js'

const rules: readonly Rule[] = [
  languageMissing,
  duplicateId,
  duplicateCode,
  reservedId,
  conditionDangling,
  conditionForward,
  conditionSamePage,
  conditionOperatorUnfit,
  conditionOptionUnknown,
  exclusiveMisplaced,
  specifyTwice,
  bounds,
  preferNotMissing,
  identifyingOpen,
  bandOverlap,
  bandGap,
  scaleUnbalanced,
  sameInBothLanguages,
  frenchTypography,
]

/** What is wrong with the meaning of a document that has the shape. Reach is judged once nothing else is in error. */
export function problemsOf(questionnaire: Questionnaire): readonly Problem[] {
  const problems = rules.flatMap((rule) => rule(questionnaire))
  return problems.some(({ level }) => level === 'error')
    ? problems
    : [...problems, ...questionUnreachable(questionnaire)]
}
