import type {
  MatrixQuestion,
  MultipleQuestion,
  RankingQuestion,
  ScaleQuestion,
  SingleQuestion,
} from '../questionnaire.js'
import { remembered } from '../remembered.js'

type Choice = SingleQuestion | MultipleQuestion | RankingQuestion | ScaleQuestion | MatrixQuestion

/** The codes that a question's answers are made of. */
export const codesOf: (question: Choice) => ReadonlySet<string> = remembered(
  (question) => new Set(('points' in question ? question.points : question.options).map((choice) => choice.code)),
)
