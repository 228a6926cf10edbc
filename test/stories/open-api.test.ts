import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleParameterNames, parameterNames } from '../../src/export/parameters.js'
import { openSite, type Site } from '../support/open-site.js'
import { routesOf } from './routes.js'

type Operation = {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: {
    readonly [status: string]: { readonly content: { readonly [type: string]: { readonly schema: object } } }
  }
}
type Description = {
  readonly openapi: string
  readonly paths: { readonly [path: string]: { readonly get: Operation } }
  readonly components: { readonly schemas: object }
}

let site: Site
let description: Description
beforeAll(async () => {
  site = await openSite()
  description = (await (await fetch(`${site.origin}/api/openapi.json`)).json()) as Description
})
afterAll(() => site.close())

test('the description is OpenAPI 3.1, says a validator that we did not write', async () => {
  expect(description.openapi).toMatch(/^3\.1\./)
  expect(await new Validator().validate(structuredClone(description))).toMatchObject({ valid: true })
  const faulty = { ...structuredClone(description), paths: { '/api/x': { get: { responses: 'none' } } } }
  expect(await new Validator().validate(faulty)).toMatchObject({ valid: false })
})

test('it describes every address under /api, and no other', () => {
  const routes = routesOf(site.app).filter(({ method, pattern }) => method === 'GET' && pattern.startsWith('/api/'))
  const addresses = routes.map(({ pattern }) => pattern.replaceAll(/:([a-z]+)/g, '{$1}'))
  expect(Object.keys(description.paths).toSorted()).toEqual(addresses.toSorted())
  expect(new Set(Object.values(description.paths).map(({ get }) => get.operationId)).size).toBe(addresses.length)
})

test('of an extract it describes every parameter', () => {
  for (const file of ['responses', 'open-text']) {
    const { parameters = [] } = description.paths[`/api/consultations/{slug}/${file}.csv`]!.get
    expect(parameters.filter((each) => each.in === 'query').map(({ name }) => name)).toEqual(parameterNames)
  }
  const { parameters = [] } = description.paths['/api/consultations/{slug}/bundle.zip']!.get
  expect(parameters.map(({ name }) => name)).toEqual(['slug', ...bundleParameterNames])
})

const addresses = [
  '/api/consultations',
  '/api/consultations/{slug}/versions/{number}',
  '/api/consultations/{slug}/versions/{number}/response.schema.json',
  '/api/consultations/{slug}/history',
  '/api/openapi.json',
]

test.each(addresses)('%s answers as it says', async (address) => {
  const filled = address.replace('{slug}', 'lutte-radicalisation-menant-violence').replace('{number}', '1')
  const response = await fetch(site.origin + filled)
  const type = response.headers.get('content-type')!.split(';')[0]!
  const { schema } = description.paths[address]!.get.responses[response.status]!.content[type]!
  const whole = { ...schema, components: description.components }
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const validate = ajv.compile(whole)
  validate(await response.json())
  expect(validate.errors).toBeNull()
})

test.each(['/api/consultations/nowhere/history', '/api/consultations/nowhere/responses.csv'])(
  'what is not there answers as it says too: %s',
  async (address) => {
    const response = await fetch(site.origin + address)
    const described = description.paths[address.replace('nowhere', '{slug}')]!.get.responses[response.status]!
    expect(Object.keys(described.content)).toEqual([response.headers.get('content-type')!.split(';')[0]])
  },
)
