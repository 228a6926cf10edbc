import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { errorAt, pointer, type Problem } from '../problem.js'
import { questionnaireSchema } from '../schema.js'

let validate: ValidateFunction | undefined

/** Where a document departs from the JSON Schema; empty when it has the shape of a questionnaire. */
export function shapeProblems(document: unknown): readonly Problem[] {
  validate ??= new Ajv2020({
    strict: true,
    // The alternatives of a condition require members that are declared beside them.
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    coerceTypes: false,
    useDefaults: false,
    removeAdditional: false,
    ownProperties: true,
  }).compile(questionnaireSchema)
  if (validate(document)) return []
  return (validate.errors ?? []).filter(saysSomething).map(problemOf)
}

/** Not that an `if` led somewhere, and not why each alternative of a condition failed. */
function saysSomething({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'if' && !schemaPath.includes('/oneOf/')
}

function problemOf({ keyword, instancePath, params }: ErrorObject): Problem {
  switch (keyword) {
    case 'required':
      return errorAt(instancePath, 'member-missing', { member: String(params.missingProperty) })
    case 'additionalProperties':
      return errorAt(pointer(instancePath, String(params.additionalProperty)), 'member-unknown')
    case 'type':
      return errorAt(instancePath, 'type-unfit', { type: String(params.type) })
    case 'const':
      return errorAt(instancePath, 'value-unfit', { allowed: String(params.allowedValue) })
    case 'enum':
      return errorAt(instancePath, 'value-unfit', { allowed: (params.allowedValues as unknown[]).join(', ') })
    case 'pattern':
      return errorAt(instancePath, 'pattern-unfit', { pattern: String(params.pattern) })
    case 'oneOf':
      return errorAt(instancePath, 'condition-malformed')
    case 'uniqueItems':
      return errorAt(instancePath, 'items-repeated')
    case 'minItems':
    case 'minProperties':
      return errorAt(instancePath, 'items-too-few', { limit: Number(params.limit) })
    case 'maxLength':
      return errorAt(instancePath, 'identifier-too-long', { limit: Number(params.limit) })
    case 'minimum':
    case 'maximum':
      return errorAt(instancePath, 'out-of-range', {
        comparison: String(params.comparison),
        limit: Number(params.limit),
      })
    default:
      throw new Error(`The schema has a keyword without a sentence: ${keyword}`)
  }
}
