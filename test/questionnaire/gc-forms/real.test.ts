import { describe, expect, test } from 'vitest'
import type { Change, JsonObject } from '../../../src/questionnaire/change.js'
import { difference } from '../../../src/questionnaire/difference.js'
import { importGcForms } from '../../../src/questionnaire/gc-forms/import-gc-forms.js'
import { intentsOf } from '../../../src/questionnaire/intent.js'
import { algebra, properties } from '../algebra/properties.js'
import { hasRealTemplates, realHistories, realTemplates } from './real-templates.js'
import { errorsOf } from './templates.js'

function importedFrom(source: Uint8Array | string): JsonObject {
  const imported = importGcForms(source)
  if (imported.kind === 'faulty') throw new Error(JSON.stringify(imported.problems))
  return imported.document
}

function faultsOf(source: Uint8Array): readonly string[] {
  const imported = importGcForms(source)
  return imported.kind === 'faulty' ? [...new Set(imported.problems.map(({ code }) => code))] : []
}

describe.skipIf(!hasRealTemplates())('templates of real forms', () => {
  const templates = hasRealTemplates() ? realTemplates() : []
  const broken: { readonly [name: string]: readonly string[] } = {
    brokenFormTemplate: ['member-missing'],
    duplicateElementIds: ['duplicate-element-id', 'member-missing'],
  }

  test.for(templates)('$name is imported, or refused by the name of what is wrong with it', ({ name, source }) => {
    expect(faultsOf(source)).toEqual(broken[name] ?? [])
  })

  test.for(templates.filter(({ name }) => !(name in broken)))(
    'of $name the draft is whole, but for languages that the form lacks',
    ({ name, source }) => {
      const errors = errorsOf({ document: importedFrom(source) }).map((error) => error.split(' ')[0])
      expect([...new Set(errors)]).toEqual(name === 'showHideGroupsTest' ? ['language-missing'] : [])
    },
  )

  test('a question that is moved and reworded is one question', () => {
    const { source } = templates.find(({ name }) => name === 'lostfishgear')!
    const template = JSON.parse(new TextDecoder().decode(source)) as {
      form: { layout: number[]; elements: JsonObject[] }
    }
    const before = importedFrom(source)
    template.form.layout.push(template.form.layout.shift()!)
    ;(template.form.elements[0]!.properties as { titleEn: string }).titleEn = 'When did you lose it?'
    const changes = difference(before, importedFrom(JSON.stringify(template)))
    expect(changes.map(({ kind }) => kind)).toEqual(['move', 'set'])
    expect(intentsOf(changes).map(({ kind, node }) => [kind, node])).toEqual([
      ['move', { kind: 'question', id: 'q1' }],
      ['edit-text', { kind: 'question', id: 'q1' }],
    ])
  })
})

describe.skipIf(!hasRealTemplates())('histories of real forms', () => {
  const histories = (hasRealTemplates() ? realHistories() : []).map(({ name, versions }) => {
    return { name, documents: versions.map(importedFrom) }
  })

  test.for(histories)('of $name every version is whole', ({ documents }) => {
    expect(documents.length).toBeGreaterThan(1)
    expect(documents.flatMap((document) => errorsOf({ document }))).toEqual([])
  })

  test.for(properties)('$sentence', ({ holds }) => {
    for (const { documents } of histories) {
      for (const [index, base] of documents.entries()) {
        const [ours, theirs] = [documents[index + 1] ?? base, documents[index + 2] ?? (documents[0] as JsonObject)]
        expect(holds(algebra, { base, ours, theirs })).toBe(true)
      }
    }
  })

  test.for(histories)(
    'of $name no question and no choice changes its name from one version to the next',
    ({ documents }) => {
      const changes = documents.flatMap((document, index): readonly Change[] => {
        return index === 0 ? [] : difference(documents[index - 1] as JsonObject, document)
      })
      expect(changes.length).toBeGreaterThan(0)
      expect(changes.filter(({ kind }) => kind === 'insert' || kind === 'remove')).toEqual([])
    },
  )
})
