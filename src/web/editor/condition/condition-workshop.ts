import type { Problem } from '../../../questionnaire/problem.js'
import type { Questionnaire } from '../../../questionnaire/questionnaire.js'
import type { Telling } from '../../editing/twin-fields.js'
import { problemSentences } from '../../roundtable/problem-sentences.js'
import { numberedQuestion } from '../../staff/place-name.js'
import type { Workshop } from '../workshop.js'
import type { ConditionDrafting, ConditionForm } from './condition-form.js'
import { conditionFormView } from './condition-view.js'
import { editedCondition } from './edited-condition.js'

/** A form about a condition in someone's hands, and the revision that it was opened on. */
export type Conditionwork = {
  readonly drafting: ConditionDrafting
  readonly form: ConditionForm
  readonly madeOn: number
}

type Shown = Omit<Telling, 'problems'> & { readonly document: string }

/** Of when a question is shown. */
export function conditionWorkshop({ drafting, form, madeOn }: Conditionwork, shown: Shown): Workshop {
  const { words } = shown
  return {
    madeOn,
    work: 'condition',
    field: 'shown',
    isOwn: (field) => /^(shown|question|of|by|answer|number)$/.test(field),
    view: (problems) => ({ showing: conditionFormView(drafting, form, { ...shown, problems }) }),
    make: () => {
      const edited = editedCondition(drafting, form)
      switch (edited.kind) {
        case 'document':
          return edited
        case 'fault':
          return { kind: 'at-fault', problems: { [edited.field]: words(`showing:${edited.code}`) } }
        case 'refused': {
          const sentences = problemSentences(edited.problems.map(named(drafting.document, shown)), words)
          return { kind: 'at-fault', problems: { question: sentences.join(' ') } }
        }
      }
    },
  }
}

/** People know a question by its number and words, and its kind by its name. */
function named(document: Questionnaire, { words, locale }: Shown): (problem: Problem) => Problem {
  return (problem) => {
    const { question, kind, ...values } = problem.values ?? {}
    return {
      ...problem,
      values: {
        ...values,
        ...(question === undefined
          ? {}
          : { question: numberedQuestion(document, String(question), { words, locale }) }),
        ...(kind === undefined ? {} : { kind: words(`difference:kind-${kind}`) }),
      },
    }
  }
}
