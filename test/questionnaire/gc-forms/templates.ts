import type { Json, JsonObject } from '../../../src/questionnaire/change.js'
import { type Imported, importGcForms } from '../../../src/questionnaire/gc-forms/import-gc-forms.js'
import { parse } from '../../../src/questionnaire/parse.js'
import type { Page, Question, Questionnaire } from '../../../src/questionnaire/questionnaire.js'

/** A template of today's form, of these elements and with these members. */
export function templateOf(elements: readonly Json[], more: JsonObject = {}): JsonObject {
  const ids = elements.map((element) => (element as JsonObject).id as Json)
  const texts = { privacyPolicy: {}, confirmation: {} }
  return { titleEn: 'A form', titleFr: 'Un formulaire', ...texts, layout: ids, elements, ...more }
}

export function elementOf(id: number, type: string, properties: JsonObject = {}): JsonObject {
  const texts = { titleEn: `Element ${id}`, titleFr: `Élément no ${id}`, validation: { required: false } }
  return { id, type, properties: { ...texts, ...properties } }
}

export function choicesOf(...labels: readonly string[]): JsonObject {
  return { choices: labels.map((en) => ({ en, fr: `${en} (fr)` })) }
}

export function importedFrom(template: Json): Extract<Imported, { kind: 'imported' }> {
  const imported = importGcForms(JSON.stringify(template))
  if (imported.kind === 'faulty') throw new Error(JSON.stringify(imported.problems))
  return imported
}

/** The draft as a questionnaire; some of its texts may lack a language. */
export function questionnaireFrom(template: Json): Questionnaire {
  return importedFrom(template).document as unknown as Questionnaire
}

export function pagesFrom(template: Json): readonly Page[] {
  return questionnaireFrom(template).pages
}

export function questionsFrom(...elements: readonly Json[]): readonly Question[] {
  return pagesFrom(templateOf(elements)).flatMap(({ questions }) => questions)
}

/** `code place` of everything that was left. */
export function leftFrom(template: Json): readonly string[] {
  return importedFrom(template).left.map(({ code, path }) => `${code} ${path}`)
}

/** `code place` of what keeps the template from being imported; empty when nothing does. */
export function faultsOf(template: Json | string): readonly string[] {
  const imported = importGcForms(typeof template === 'string' ? template : JSON.stringify(template))
  return imported.kind === 'faulty' ? imported.problems.map(({ code, path }) => `${code} ${path}`) : []
}

/** The codes of what keeps the draft from being published. */
export function errorsOf({ document }: { readonly document: JsonObject }): readonly string[] {
  const { problems } = parse(JSON.stringify(document))
  return problems.filter(({ level }) => level === 'error').map(({ code, path }) => `${code} ${path}`)
}
