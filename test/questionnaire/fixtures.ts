import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '../../src/questionnaire/parse.js'
import type { Page, Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'

const folder = join(import.meta.dirname, 'fixtures')

export function fixtureNames(kind: 'valid' | 'invalid'): readonly string[] {
  return readdirSync(join(folder, kind)).map((file) => file.replace('.json', ''))
}

export function readFixture(kind: 'valid' | 'invalid', name: string): Uint8Array {
  return readFileSync(join(folder, kind, `${name}.json`))
}

/** A questionnaire that has one feature and little else. */
export function questionnaireWith(feature: string): Questionnaire {
  const parsed = parse(readFixture('valid', feature))
  if (parsed.kind === 'faulty') throw new Error(`${feature} is faulty: ${JSON.stringify(parsed.problems)}`)
  return parsed.questionnaire
}

export function firstPage(feature: string): Page {
  return questionnaireWith(feature).pages[0] as Page
}

/** A questionnaire of these pages, each with these questions. */
export function questionnaireOf(...pages: readonly (readonly Question[])[]): Questionnaire {
  return {
    schema: 'urn:roundtable:questionnaire:1',
    id: 'made_here',
    title: { en: 'Made here', fr: 'Fait ici' },
    pages: pages.map((questions, index) => ({
      id: `page${index + 1}`,
      title: { en: `Page ${index + 1}`, fr: `Page no ${index + 1}` },
      questions,
    })),
  }
}

/** What a form posted, as name and value pairs in order. */
export function fieldsOf(...pairs: readonly (readonly [name: string, value: string])[]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of pairs) fields.set(name, [...(fields.get(name) ?? []), value])
  return fields
}
