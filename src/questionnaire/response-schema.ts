import { questionsOf } from './find-question.js'
import { specifyField } from './field-names.js'
import { specifyingOption } from './kind/specify.js'
import {
  type MatrixQuestion,
  type MultipleQuestion,
  type NumberQuestion,
  type Point,
  type Question,
  type Questionnaire,
  specifyMaxLength,
} from './questionnaire.js'

/**
 * A JSON Schema (2020-12) of the stored answers (`ResponseAnswers`) to one version. It says what each member can be;
 * not that the codes of a multiple stand in document order, nor when exactly a question is not shown.
 */
export function responseSchema(questionnaire: Questionnaire, version: number): object {
  const properties = Object.fromEntries(questionsOf(questionnaire).flatMap(membersOf))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:roundtable:response:${questionnaire.id}:${version}`,
    title: `${questionnaire.title.en} · ${questionnaire.title.fr}`,
    description: 'null: shown and skipped; false: not shown. · null : montrée et passée; false : pas montrée.',
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

function membersOf(question: Question): readonly (readonly [string, object])[] {
  const described = { title: `${question.text.en} · ${question.text.fr}` }
  const unanswered: readonly (null | false)[] = [
    ...(question.required ? [] : [null]),
    ...(question.showIf ? ([false] as const) : []),
  ]
  const member = [question.id, { ...described, ...orOneOf(unanswered, answerSchema(question)) }] as const
  if (question.kind !== 'single' && question.kind !== 'multiple') return [member]
  const words = specifyingOption(question)?.specify
  if (!words) return [member]
  const specified = orOneOf([null, false], textSchema(specifyMaxLength))
  return [member, [specifyField(question.id), { title: `${words.en} · ${words.fr}`, ...specified }]]
}

function orOneOf(values: readonly (null | false)[], schema: object): object {
  return values.length > 0 ? { anyOf: [schema, { enum: values }] } : schema
}

function answerSchema(question: Question): object {
  switch (question.kind) {
    case 'single':
      return { enum: question.options.map((option) => option.code) }
    case 'scale':
      return { enum: codes(question.points) }
    case 'multiple':
      return selectionSchema(question)
    case 'matrix':
      return rowsSchema(question)
    case 'ranking':
      return listSchema(
        question.options.map((option) => option.code),
        1,
        question.max,
      )
    case 'short-text':
    case 'long-text':
      return textSchema(question.maxLength)
    case 'number':
      return numberSchema(question)
  }
}

/** Some of the options that go together, or one that stands alone. */
function selectionSchema({ options, min = 1, max }: MultipleQuestion): object {
  const alone = options.filter((option) => option.exclusive).map((option) => option.code)
  const together = options.filter((option) => !option.exclusive).map((option) => option.code)
  const selections = together.length > 0 ? [listSchema(together, Math.max(min, 1), max ?? together.length)] : []
  const exceptions = alone.length > 0 ? [listSchema(alone, 1, 1)] : []
  return { anyOf: [...selections, ...exceptions] }
}

/** The rows that are answered: all of them when the matrix is required, else one at least. */
function rowsSchema({ rows, points, required }: MatrixQuestion): object {
  const point = { enum: codes(points) }
  return {
    type: 'object',
    properties: Object.fromEntries(rows.map(({ id }) => [id, point])),
    additionalProperties: false,
    minProperties: required ? rows.length : 1,
  }
}

function listSchema(allowed: readonly string[], minItems: number, maxItems: number): object {
  return { type: 'array', items: { enum: allowed }, uniqueItems: true, minItems, maxItems }
}

/** JSON Schema counts code points too. */
function textSchema(maxLength: number): object {
  return { type: 'string', minLength: 1, maxLength, pattern: '\\S' }
}

function numberSchema({ min, max, whole }: NumberQuestion): object {
  return {
    type: whole ? 'integer' : 'number',
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  }
}

function codes(points: readonly Point[]): readonly string[] {
  return points.map((point) => point.code)
}
