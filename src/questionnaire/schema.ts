const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
})

const listOf = (definition: string, minItems = 1) => ({ type: 'array', minItems, items: ref(definition) })

function ref(definition: string) {
  return { $ref: `#/$defs/${definition}` }
}

const flag = { type: 'boolean' }
const integer = { type: 'integer' }
const count = { type: 'integer', minimum: 0 }
const decimal = { type: 'number' }

const anyQuestion = {
  id: ref('id'),
  text: ref('bilingual'),
  hint: ref('bilingual'),
  factTitle: ref('bilingual'),
  factText: ref('bilingual'),
  required: flag,
  sensitive: flag,
  identifying: flag,
  showHelp: flag,
  showIf: ref('condition'),
  replaces: { type: 'array', minItems: 1, uniqueItems: true, items: ref('id') },
}

const question = (kind: string, required: readonly string[], properties: object) =>
  object(['id', 'text', 'kind', ...required], { kind: { const: kind }, ...anyQuestion, ...properties })

const kinds = {
  single: question('single', ['options'], { options: listOf('bandOption') }),
  multiple: question('multiple', ['options'], { options: listOf('wordedOption'), min: count, max: count }),
  scale: question('scale', ['points'], { points: listOf('point', 2) }),
  matrix: question('matrix', ['rows', 'points'], { rows: listOf('row'), points: listOf('point', 2) }),
  ranking: question('ranking', ['options', 'max'], { options: listOf('plainOption'), max: count }),
  'short-text': question('short-text', ['maxLength'], { maxLength: integer }),
  'long-text': question('long-text', ['maxLength'], { maxLength: integer }),
  number: question('number', [], { min: decimal, max: decimal, whole: flag, unit: ref('bilingual') }),
}

const plainOption = { code: ref('id'), label: ref('bilingual'), exclusive: flag }
const wordedOption = { ...plainOption, specify: ref('bilingual') }

/**
 * The shape of a questionnaire document, as a JSON Schema (2020-12) that other programs can use too. What a schema
 * cannot say, such as that conditions look backwards, `problemsOf` checks; so it does for a text's missing language,
 * which the shape lets pass.
 */
export const questionnaireSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:roundtable:questionnaire:1',
  title: 'Questionnaire',
  ...object(['schema', 'id', 'title', 'pages'], {
    schema: { const: 'urn:roundtable:questionnaire:1' },
    id: { type: 'string', pattern: '^[a-z][a-z0-9_-]*$', maxLength: 60 },
    title: ref('bilingual'),
    notice: ref('bilingual'),
    contentNote: ref('bilingual'),
    minimumAge: { type: 'integer', minimum: 0, maximum: 120 },
    helpResources: listOf('helpResource'),
    pages: listOf('page'),
  }),
  $defs: {
    id: { type: 'string', pattern: '^[a-z][a-z0-9_]*$', maxLength: 60 },
    bilingual: {
      type: 'object',
      minProperties: 1,
      properties: { en: { type: 'string' }, fr: { type: 'string' } },
      additionalProperties: false,
    },
    addresses: {
      type: 'object',
      minProperties: 1,
      properties: {
        en: { type: 'string', pattern: '^https://[^\\s]+$' },
        fr: { type: 'string', pattern: '^https://[^\\s]+$' },
      },
      additionalProperties: false,
    },
    helpResource: object(['id', 'name', 'description'], {
      id: ref('id'),
      name: ref('bilingual'),
      description: ref('bilingual'),
      telephone: { type: 'string', pattern: '^[+0-9][0-9 .()\u00a0\u2011-]*$', maxLength: 40 },
      address: ref('addresses'),
    }),
    page: object(['id', 'title', 'questions'], {
      id: ref('id'),
      title: ref('bilingual'),
      shortTitle: ref('bilingual'),
      introduction: ref('bilingual'),
      questions: listOf('question'),
    }),
    question: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: Object.keys(kinds) } },
      allOf: Object.keys(kinds).map((kind) => ({
        if: { required: ['kind'], properties: { kind: { const: kind } } },
        then: ref(kind),
      })),
    },
    ...kinds,
    plainOption: object(['code', 'label'], plainOption),
    wordedOption: object(['code', 'label'], wordedOption),
    bandOption: object(['code', 'label'], { ...wordedOption, from: integer, to: integer }),
    point: object(['code', 'label'], { code: ref('id'), label: ref('bilingual'), value: decimal, offScale: flag }),
    row: object(['id', 'text'], { id: ref('id'), text: ref('bilingual') }),
    condition: {
      ...object([], {
        question: ref('id'),
        is: ref('id'),
        includes: ref('id'),
        answered: { const: true },
        atLeast: decimal,
        atMost: decimal,
        all: listOf('condition'),
        any: listOf('condition'),
        not: ref('condition'),
      }),
      oneOf: [
        { required: ['question', 'is'], maxProperties: 2 },
        { required: ['question', 'includes'], maxProperties: 2 },
        { required: ['question', 'answered'], maxProperties: 2 },
        { required: ['question', 'atLeast'], maxProperties: 2 },
        { required: ['question', 'atMost'], maxProperties: 2 },
        { required: ['all'], maxProperties: 1 },
        { required: ['any'], maxProperties: 1 },
        { required: ['not'], maxProperties: 1 },
      ],
    },
  },
}
