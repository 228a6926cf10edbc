import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { errorAt, pointer, type Problem } from '../problem.js'

const string = { type: 'string' }
const anything = {}

function object(members: object, optional: object = {}) {
  const properties = { ...members, ...optional }
  return { type: 'object', required: Object.keys(members), properties, additionalProperties: false }
}

const node = {
  oneOf: [
    object({ kind: { const: 'questionnaire' } }),
    object({ kind: { enum: ['page', 'question', 'helpResource'] }, id: string }),
    object({ kind: { enum: ['option', 'point', 'row'] }, question: string, id: string }),
  ],
}
const place = object({ parent: node, list: string }, { after: string })
const content = { type: 'object' }
const values = { locale: { enum: ['en', 'fr'] }, from: anything, to: anything }

const changeSchema = {
  oneOf: [
    object({ kind: { const: 'set' }, node, attribute: string }, values),
    object({ kind: { enum: ['insert', 'remove'] }, place, content }),
    object({ kind: { const: 'move' }, node, from: place, to: place }),
  ],
}

let validate: ValidateFunction | undefined

/** Which items are no changes; empty when all are. */
export function changesProblems(value: unknown): readonly Problem[] {
  if (!Array.isArray(value)) return [errorAt('', 'type-unfit', { type: 'array' })]
  const isChange = (validate ??= new Ajv2020({ strict: true, ownProperties: true }).compile(changeSchema))
  return value.flatMap((item, index) => (isChange(item) ? [] : [errorAt(pointer('', index), 'change-malformed')]))
}
