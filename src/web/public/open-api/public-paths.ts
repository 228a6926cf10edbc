import { json, notHere, ref, slug } from './parts.js'

const number = {
  name: 'number',
  in: 'path',
  required: true,
  description: 'Of the version, from 1.',
  schema: { type: 'integer', minimum: 1 },
} as const

/** What is for everybody. */
export const publicPaths = {
  '/api/consultations': {
    get: {
      operationId: 'listConsultations',
      tags: ['consultations'],
      summary: 'Consultations that anybody may know of, with their versions',
      responses: { 200: json('All of them.', ref('Consultations')) },
    },
  },
  '/api/consultations/{slug}/versions/{number}': {
    get: {
      operationId: 'readVersion',
      tags: ['consultations'],
      summary: 'A published questionnaire: canonical JSON, the bytes that its fingerprint is the SHA-256 of',
      parameters: [slug, number],
      responses: { 200: json('The document.', ref('Questionnaire')), 404: notHere },
    },
  },
  '/api/consultations/{slug}/versions/{number}/response.schema.json': {
    get: {
      operationId: 'readResponseSchema',
      tags: ['consultations'],
      summary: 'A JSON Schema of the responses to that version',
      parameters: [slug, number],
      responses: { 200: json('The schema.', { type: 'object' }), 404: notHere },
    },
  },
  '/api/consultations/{slug}/history': {
    get: {
      operationId: 'readHistory',
      tags: ['consultations'],
      summary: 'The history up to the last publication, each entry holding the hash of the one before',
      parameters: [slug],
      responses: { 200: json('The links of the chain.', ref('History')), 404: notHere },
    },
  },
  '/api/consultations/{slug}/results': {
    get: {
      operationId: 'readResults',
      tags: ['consultations'],
      summary: 'The numbers of what was heard, once it is published: small groups are counted together',
      parameters: [slug],
      responses: { 200: json('The tables.', ref('Results')), 404: notHere },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'readDescription',
      tags: ['consultations'],
      summary: 'This description',
      responses: { 200: json('OpenAPI 3.1.', { type: 'object' }) },
    },
  },
}
