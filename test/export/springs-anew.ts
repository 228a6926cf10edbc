import type { Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { firstSprings } from './springs.js'

const remarks: Question = {
  id: 'remarks',
  kind: 'long-text',
  text: { en: 'Anything else?', fr: 'Autre chose?' },
  maxLength: 2000,
}

type Rework = (questions: readonly Question[]) => readonly Question[]

function rework(questionnaire: Questionnaire, anew: Rework): Questionnaire {
  const [page] = questionnaire.pages
  return { ...questionnaire, pages: [{ ...page!, questions: anew(page!.questions) }] }
}

const change =
  (id: string, anew: (question: Question) => Question): Rework =>
  (questions) =>
    questions.map((question) => (question.id === id ? anew(question) : question))

const replace =
  (id: string, ...heirs: readonly Question[]): Rework =>
  (questions) =>
    questions.flatMap((question) => (question.id === id ? heirs : [question]))

const hikers = { code: 'hikers', label: { en: 'Hikers', fr: 'Marche' } }

const begun = rework(firstSprings, (questions) => [...questions, remarks])
const reworded = rework(
  begun,
  change('taste', (question) => ({ ...question, text: { ...question.text, en: 'How good does it taste?' } })),
)
const optionAdded = rework(
  reworded,
  change('who', (question) =>
    question.kind === 'multiple'
      ? { ...question, options: [question.options[0]!, hikers, ...question.options.slice(1)] }
      : question,
  ),
)
const removed = rework(optionAdded, replace('use'))
const part = (id: string, en: string, fr: string): Question => ({
  ...remarks,
  id,
  text: { en, fr },
  replaces: ['remarks'],
})
const split = rework(
  removed,
  replace(
    'remarks',
    part('path_remarks', 'And the path?', 'Et le sentier?'),
    part('basin_remarks', 'And the basin?', 'Et le bassin?'),
  ),
)
const replaced = rework(split, (questions) =>
  questions.map((question) =>
    question.id === 'taste' ? { ...question, id: 'flavour', replaces: ['taste'] } : question,
  ),
)

/** Five versions, each of which does one thing to the one before: reword, add an option, remove, split. */
export const fiveSprings = [begun, reworded, optionAdded, removed, split].map(numbered)

/** One more, in which a question takes the place of another of its kind. */
export const sixSprings = [...fiveSprings, numbered(replaced, 5)]

function numbered(questionnaire: Questionnaire, index: number) {
  return { number: index + 1, questionnaire }
}
