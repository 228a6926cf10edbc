import { questionnaireSchema } from '../../../questionnaire/schema.js'
import { ref } from './parts.js'

const text = { type: 'string' }
const whole = { type: 'integer' }
const day = { type: 'string', format: 'date' }

function object(properties: { readonly [name: string]: object }, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', required, properties }
}

function listOf(items: object) {
  return { type: 'array', items }
}

/** What addresses under `/api` answer with. */
export const schemas = {
  Bilingual: object({ en: text, fr: text }),
  Consultations: object({ consultations: listOf(ref('Consultation')) }),
  Consultation: object(
    {
      id: text,
      slug: ref('Bilingual'),
      title: ref('Bilingual'),
      audience: text,
      status: {
        type: 'string',
        description:
          'P planned, O open, CA closed and analysed, CN closed without a report, CR closed with one, NF not going on.',
        enum: ['P', 'O', 'CA', 'CN', 'CR', 'NF'],
      },
      opens_on: day,
      closes_on: day,
      results: ref('PublishedResults'),
      versions: listOf(ref('Version')),
    },
    ['opens_on', 'closes_on', 'results'],
  ),
  PublishedResults: object({ edition: { ...whole, minimum: 1 }, published_on: day }),
  Results: object({
    consultation: text,
    edition: { ...whole, minimum: 1 },
    published_on: day,
    synthetic: { type: 'boolean', description: 'Whether a program made the responses up.' },
    release: whole,
    responses: whole,
    questions: listOf(ref('QuestionCounts')),
    groups: listOf(ref('GroupCounts')),
    tables: listOf(ref('GroupTable')),
  }),
  QuestionCounts: object({
    question: { type: 'string', description: 'The id of a question, or of one row of a matrix: question__row.' },
    answered: whole,
    skipped: whole,
    not_shown: whole,
    counts: {
      type: 'object',
      description: 'By codes of answers; of a ranking code__rank, of a number where its bands begin.',
      additionalProperties: whole,
    },
  }),
  GroupCounts: object({ question: text, groups: listOf(ref('Group')) }),
  Group: object({ codes: { ...listOf(text), description: 'Those that are counted together.' }, count: whole }),
  GroupTable: object({
    subject: text,
    by: text,
    columns: listOf(ref('Group')),
    rows: listOf(object({ answers: listOf(text), counts: { ...listOf(whole), description: 'One a column.' } })),
  }),
  Version: object({ number: whole, fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' }, published_on: day }),
  Questionnaire: questionnaireSchema,
  History: object({ consultation: text, links: listOf(ref('Link')) }),
  Link: object({
    number: whole,
    entry: { type: 'string', description: 'Canonical JSON; its SHA-256 is the hash.' },
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  }),
  Problem: object({ title: text, status: whole, detail: text, parameters: listOf(text) }, ['parameters']),
}
