import type { JsonObject } from '../change.js'
import { readJson } from '../json-reader.js'
import { parseDraft } from '../parse-draft.js'
import { errorAt, pointer, type Problem, warningAt } from '../problem.js'
import type { Words } from '../problem/rule.js'
import type { Left } from './asked.js'
import { slugOf } from './codes.js'
import { isBlank, memberOf, type Members, membersLeft, membersOf } from './member.js'
import { pagesOf } from './page.js'
import { readTemplate, type Template } from './template.js'
import { joined, wordsMembers, wordsOf } from './words.js'

export type Imported =
  | {
      readonly kind: 'imported'
      /** A draft, as `parseDraft` reads it. */
      readonly document: JsonObject
      /** What could not be carried over, or not as it was: each with its place in the template. */
      readonly left: readonly Problem[]
    }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }

/**
 * Makes a draft of a form template of GC Forms (Government of Canada), as its site gives it for download or, before 2022,
 * as its repository held it. Question ids come of the ids of elements and codes of English labels, so that two versions
 * of a template can be compared. Words become plain text, and French words get Canadian typography. It is whole, for
 * `parse` to accept, where the template has all words in both languages.
 */
export function importGcForms(source: string | Uint8Array): Imported {
  const json = readJson(source)
  if (json.kind === 'faulty') return json
  const read = readTemplate(json.value)
  if (read.kind === 'faulty') return read
  const left: Left = []
  const document = documentOf(read.template, left)
  if ((document.pages as readonly unknown[]).length === 0)
    return { kind: 'faulty', problems: [nothingAsked(read.template)] }
  const draft = parseDraft(JSON.stringify(document))
  return draft.kind === 'draft' ? { kind: 'imported', document: draft.document, left } : draft
}

function nothingAsked({ form }: Template): Problem {
  const place = pointer(form.path, 'elements')
  return errorAt(place, 'nothing-asked')
}

function documentOf(template: Template, left: Left): JsonObject {
  const { form, record } = template
  const title = titleOf(template, left)
  const pages = pagesOf(template, title, left)
  const beginnings = ['introduction', 'startPage'].map((name) => membersOf(form, name))
  const introduction = [form, ...beginnings].map((each) => wordsOf(each, 'description', left)).reduce(joined, undefined)
  left.push(...beginnings.flatMap((each) => membersLeft(each, wordsMembers('description'))))
  left.push(...ofConsultation(form), ...membersLeft(form, knownOfForm))
  if (record) left.push(...membersLeft(record, ['form', ...wordsMembers('internalTitle')]))
  const [first, ...others] = pages as [JsonObject, ...JsonObject[]]
  const introduced = joined(introduction, first?.introduction as Words | undefined)
  return {
    schema: 'urn:roundtable:questionnaire:1',
    id: slugOf(title.en ?? title.fr ?? '')
      .replace(/^(?![a-z])/, 'form-')
      .replaceAll('_', '-'),
    title,
    pages: first && introduced ? [{ ...first, introduction: introduced }, ...others] : pages,
  }
}

function titleOf({ form, record }: Template, left: Left): Words {
  const title = wordsOf(form, 'title', left) ?? (record && wordsOf(record, 'internalTitle', left))
  if (title) return title
  left.push(warningAt(form.path, 'words-missing'))
  return { en: '', fr: '' }
}

const textsElsewhere = ['privacyPolicy', 'confirmation', 'endPage', 'closedMessage']

const knownOfForm = [
  ...wordsMembers('title', 'description'),
  ...'introduction startPage elements layout groups groupsLayout lastGeneratedElementId'.split(' '),
  ...textsElsewhere,
]

/** Texts that a consultation has, and not its questionnaire: with the words, since they are wanted there. */
function ofConsultation(form: Members): readonly Problem[] {
  return textsElsewhere
    .filter((member) => !isBlank(memberOf(form, member)))
    .map((member) => {
      const { en = '', fr = '' } = wordsOf(membersOf(form, member), 'description', []) ?? {}
      const place = pointer(form.path, member)
      return warningAt(place, 'belongs-to-consultation', { member, en, fr })
    })
}
