import type { FastifyRequest } from 'fastify'
import { type Given, parameterNames } from '../../export/parameters.js'
import type { Fields } from '../../questionnaire/answers.js'

/** What a request asks of an extract: a form that was posted, or else its query. */
export function givenIn({ body, query }: Pick<FastifyRequest, 'body' | 'query'>): Given {
  const posted = body instanceof Map ? (body as Fields) : undefined
  const asked = query as { readonly [name: string]: string | readonly string[] | undefined }
  return Object.fromEntries(parameterNames.map((name) => [name, posted ? posted.get(name) : listOf(asked[name])]))
}

function listOf(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value
}
