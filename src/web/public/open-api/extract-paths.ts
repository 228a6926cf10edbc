import { leadingColumns } from '../../../export/columns.js'
import { separators } from '../../../export/csv-text.js'
import { openTextColumns } from '../../../export/open-text-sql.js'
import { bundleParameterNames, type ParameterName, parameterNames } from '../../../export/parameters.js'
import { locales } from '../../../questionnaire/questionnaire.js'
import { ref, slug } from './parts.js'

const flag = { type: 'string', enum: ['0', '1'], default: '1' }
const week = { type: 'string', pattern: '^\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])$', examples: ['2026-W48'] }

const described: { readonly [name in ParameterName]: { readonly description: string; readonly schema: object } } = {
  version: {
    description: 'One version by its number, or all of them harmonized: a column for each question lineage.',
    schema: { type: 'string', pattern: '^(all|[1-9]\\d{0,8})$', default: 'all' },
  },
  separator: { description: 'Between columns.', schema: { type: 'string', enum: separators, default: ',' } },
  labels: {
    description: 'Codes, or the labels of one language.',
    schema: { type: 'string', enum: ['codes', ...locales], default: 'codes' },
  },
  bom: { description: 'Whether the file begins with a byte order mark.', schema: flag },
  from: { description: 'The first ISO week in which responses were mixed.', schema: week },
  to: { description: 'The last such week.', schema: week },
  language: {
    description: 'In which the response was given.',
    schema: { type: 'string', enum: ['all', ...locales], default: 'all' },
  },
  text: { description: 'Whether it holds what people wrote in their own words.', schema: flag },
  redacted: {
    description:
      'Whether marks stand in the place of words that analysts have hidden; 0 for texts as they were received.',
    schema: flag,
  },
  questions: {
    description: 'Ids of questions, separated by commas; without it, all of them.',
    schema: { type: 'array', items: { type: 'string' } },
  },
}

const parametersOf = (names: readonly ParameterName[]) => [
  slug,
  ...names.map((name) => ({
    name,
    in: 'query',
    ...described[name],
    ...(name === 'questions' && { style: 'form', explode: false }),
  })),
]

type Content = { readonly names: readonly ParameterName[]; readonly type: string; readonly description: string }

const csv: Content = { names: parameterNames, type: 'text/csv', description: 'CSV as RFC 4180 has it, in UTF-8.' }
const bundle: Content = {
  names: bundleParameterNames,
  type: 'application/zip',
  description: 'A zip. It ends before its last file, the manifest, when something failed on the way.',
}

/** What needs a token. */
export const extractPaths = {
  '/api/consultations/{slug}/responses.csv': path(
    'takeResponses',
    'Mixed responses, one row each',
    `The first columns are ${leadingColumns.join(', ')}. An empty cell was shown and skipped, .n was not shown because of an ` +
      'earlier answer, .v was not asked in the version answered. A text that begins like a formula, or with an apostrophe, ' +
      'has one apostrophe before it: take it away to have the text.',
  ),
  '/api/consultations/{slug}/open-text.csv': path(
    'takeOpenText',
    'Written answers, one row each',
    `The columns are ${openTextColumns.join(', ')}; an apostrophe before a text is as in the other file.`,
  ),
  '/api/consultations/{slug}/bundle.zip': path(
    'takeBundle',
    'Everything in one zip, the same bytes for the same responses',
    'Both files in codes, labels, a codebook in both languages, what changed between versions, CSVW and DDI Codebook metadata, ' +
      'and what R and SPSS need to read it.',
    bundle,
  ),
}

function path(operationId: string, summary: string, description: string, content: Content = csv) {
  return {
    get: {
      operationId,
      tags: ['responses'],
      summary,
      description: `${description} Each download is entered in the history of the consultation.`,
      security: [{ accessToken: [] }],
      parameters: parametersOf(content.names),
      responses: {
        200: {
          description: content.description,
          headers: { 'Content-Disposition': { schema: { type: 'string' } } },
          content: { [content.type]: { schema: { type: 'string' } } },
        },
        400: problem('A parameter is unknown, or has a value that it cannot have.'),
        401: problem('No token was sent, or it is unknown, expired or revoked.', 'WWW-Authenticate'),
        404: problem('There is no such consultation, or the token is of another one.'),
        429: problem('Too many unknown tokens came from this address.', 'Retry-After'),
        503: problem('Two downloads are under way already, or the database is away.', 'Retry-After'),
      },
    },
  }
}

function problem(description: string, header?: string) {
  return {
    description,
    ...(header !== undefined && { headers: { [header]: { schema: { type: 'string' } } } }),
    content: { 'application/problem+json': { schema: ref('Problem') } },
  }
}
