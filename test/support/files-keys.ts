import { readFileSync } from 'node:fs'
import type { Column } from '../../src/export/columns.js'
import { extractFiles } from '../../src/export/extract.js'
import { parameterNames } from '../../src/export/parameters.js'
import { questionnaireSchema } from '../../src/questionnaire/schema.js'
import { tokenDeeds } from '../../src/web/analyst/tokens-page.js'

/** The words of choices stand as codes in the form's own table. */
const form = readFileSync(new URL('../../src/web/analyst/form-view.ts', import.meta.url), 'utf8')
const codesOfForm = [...form.matchAll(/'([a-z]+-[a-z-]+)'/g)].map(([, code]) => code!)

/** Of `Column`, by the compiler. */
const columnKinds = Object.keys({
  code: true,
  chosen: true,
  row: true,
  rank: true,
  number: true,
  text: true,
  words: true,
} satisfies Record<Column['kind'], true>)

const { condition: _, bilingual: __, addresses: ___, ...definitions } = questionnaireSchema.$defs

/** Of whatever stands in a questionnaire, but for ids and codes: they never change. */
const attributes = [questionnaireSchema, ...Object.values(definitions)].flatMap((each) =>
  'properties' in each && 'additionalProperties' in each ? namesOf(each.properties) : [],
)

function namesOf(properties: object): readonly string[] {
  return Object.keys(properties)
    .filter((name) => name !== 'code')
    .map(kebab)
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The keys that the analyst’s room puts together from codes. */
export const filesKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: readonly string[]
}[] = [
  { key: 'history:extract-*', each: [...extractFiles, 'bundle'], any: [] },
  { key: 'bundle:kind-*', each: columnKinds, any: [] },
  { key: 'bundle:attribute-*', each: [...attributes, 'place'], any: [] },
  { key: 'files:fault-*', each: parameterNames, any: [] },
  { key: 'files:*', each: ['from-any', 'to-any', ...parameterNames], any: codesOfForm },
  { key: 'files:*-any', each: ['from', 'to'], any: [] },
  {
    key: 'api:*',
    each: ['token-missing', 'token-refused', 'too-many-tries', 'not-found', 'parameters', 'busy'],
    any: [],
  },
  { key: 'tokens:done-*', each: tokenDeeds, any: [] },
  { key: 'tokens:standing-*', each: ['good', 'expired', 'revoked'], any: [] },
]
