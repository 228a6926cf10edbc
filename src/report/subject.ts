import { rowField } from '../questionnaire/field-names.js'
import type { Question } from '../questionnaire/questionnaire.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import { placesIn, placesOf, type Stored } from './place.js'
import type { QuestionAcross } from './question-across.js'

/**
 * What a table by group has in its rows: a question, or one row of a matrix. `parted`: each response stands in one of
 * `answers`, `.skipped` among them; of a ranking, what was put first. Else in any number of them, none when skipped.
 */
export type Subject = {
  /** The question's id, or `question__row`. */
  readonly id: string
  readonly question: string
  readonly isParted: boolean
  readonly isSensitive: boolean
  readonly answers: readonly string[]
  readonly read: (answers: ResponseAnswers) => readonly string[]
}

/**
 * By which the tables by group part responses: an identifying question. Who chose several options of a multiple stands in
 * a group of their own, so that groups never overlap and always add up.
 */
export type Trait = {
  readonly id: string
  readonly isSensitive: boolean
  readonly groups: readonly string[]
  readonly read: (answers: ResponseAnswers) => string
}

/**
 * Questions that have tables by group: those put to everyone. A question shown by a condition, or in some versions only,
 * would tell in its own table what another one hides: who chose the option that shows it, who answered which version.
 */
export function subjectsAmong(questions: readonly QuestionAcross[]): readonly Subject[] {
  return questions
    .filter(({ isPutToAll, isIdentifying, followsIdentifying }) => isPutToAll && !isIdentifying && !followsIdentifying)
    .flatMap(({ question, isSensitive }) => subjectsOf(question).map((subject) => ({ ...subject, isSensitive })))
}

/** Identifying questions that are put to everyone; the others have no public table at all. */
export function traitsAmong(questions: readonly QuestionAcross[]): readonly Trait[] {
  return questions
    .filter(({ isPutToAll, isIdentifying, followsIdentifying }) => isPutToAll && isIdentifying && !followsIdentifying)
    .map(({ question, isSensitive }) => ({
      id: question.id,
      isSensitive,
      groups: [...placesIn(question), ...(question.kind === 'multiple' ? ['.several'] : []), '.skipped'],
      read: (answers) => {
        const [group = '.skipped', second] = offeredOf(question, answers)
        return second === undefined ? group : '.several'
      },
    }))
}

function subjectsOf(question: Question): readonly Omit<Subject, 'isSensitive'>[] {
  const { id } = question
  const common = { id, question: id, isParted: true }
  switch (question.kind) {
    case 'single':
    case 'scale':
    case 'number':
      return [
        { ...common, answers: [...placesIn(question), '.skipped'], read: (answers) => orSkipped(placed(answers)) },
      ]
    case 'multiple':
      return [{ ...common, isParted: false, answers: placesIn(question), read: placed }]
    case 'ranking':
      return [
        {
          ...common,
          answers: [...question.options.map(({ code }) => code), '.skipped'],
          read: (answers) => orSkipped(among(question.options, ranked(storedIn(answers, question)))),
        },
      ]
    case 'matrix':
      return question.rows.map((row) => ({
        ...common,
        id: rowField(id, row.id),
        answers: [...question.points.map(({ code }) => code), '.skipped'],
        read: (answers) => orSkipped(among(question.points, rowOf(storedIn(answers, question), row.id))),
      }))
    case 'short-text':
    case 'long-text':
      return []
  }

  function placed(answers: ResponseAnswers): readonly string[] {
    return offeredOf(question, answers)
  }
}

/** The places of an answer that some version offers. Whoever gave another would stand in a group of their own. */
function offeredOf(question: Question, answers: ResponseAnswers): readonly string[] {
  const offered = placesIn(question)
  return placesOf(question, storedIn(answers, question)).filter((place) => offered.includes(place))
}

function orSkipped(places: readonly string[]): readonly string[] {
  return [places[0] ?? '.skipped']
}

function among(choices: readonly { readonly code: string }[], codes: readonly string[]): readonly string[] {
  return codes.slice(0, 1).filter((first) => choices.some(({ code }) => code === first))
}

function ranked(stored: Stored): readonly string[] {
  return Array.isArray(stored) ? (stored as readonly string[]) : []
}

function rowOf(stored: Stored, row: string): readonly string[] {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored) || !Object.hasOwn(stored, row)) return []
  return [(stored as { readonly [row: string]: string })[row] as string]
}

function storedIn(answers: ResponseAnswers, { id }: Question): Stored {
  return Object.hasOwn(answers, id) ? answers[id] : undefined
}
