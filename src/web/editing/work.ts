import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { findQuestion } from '../../questionnaire/find-question.js'
import type { Page, Question, Questionnaire } from '../../questionnaire/questionnaire.js'
import { type EditFault, editedQuestion } from './edited-question.js'
import { placed, type PlaceCode, placeOfQuestion, placesFor, withQuestions } from './place.js'
import { editOf, emptyEdit, press, type QuestionEdit, readEdit, readPress } from './question-edit.js'

/** What can be asked of a question by a form. */
export const works = ['edit', 'split', 'move', 'remove', 'new'] as const
export type Work = (typeof works)[number]

/** What a form is about: questions of a document, and what is to be done. */
export type Drafting = {
  readonly document: Questionnaire
  readonly work: Work
  /** Edited: all of them. Split, moved, removed: the first. New: the one that it follows. */
  readonly questions: readonly string[]
  /** Ends the ids of new questions, so that no two people make the same. */
  readonly mark: string
}

/** What the form holds; edits by the place of their question in it, named `q0`, `q1`… */
export type WorkForm = { readonly edits: readonly QuestionEdit[]; readonly place: PlaceCode }

/** The form as it is first opened. */
export function openForm({ document, work, questions }: Drafting): WorkForm {
  const [first] = questions
  const present = questions.flatMap((id) => findQuestion(document, id) ?? [])
  const place = placeOfQuestion(document, first!) ?? ''
  switch (work) {
    case 'edit':
      return { edits: present.map(editOf), place }
    case 'split':
      return { edits: [editOf(present[0]!), editOf(present[0]!)], place }
    case 'new':
      return { edits: [emptyEdit()], place: `after:${first}` }
    case 'move':
    case 'remove':
      return { edits: [], place }
  }
}

/** The form as it was posted, after what its button does. */
export function readForm(drafting: Drafting, body: Fields): WorkForm {
  const go = body.get('go')?.[0] ?? ''
  const { edits, place } = openForm(drafting)
  const posted = body.get('place')?.[0]
  return {
    edits: edits.map((_, index) => {
      const edit = readEdit(body, `q${index}`)
      const pressed = readPress(go, `q${index}`)
      return pressed ? press(edit, pressed) : edit
    }),
    place: stepped(drafting, posted ?? place, go),
  }
}

/** Whether a button only changes the form. */
export function isPress(go: string): boolean {
  return /^(add|up|down):/.test(go)
}

export type Worked =
  | { readonly kind: 'document'; readonly document: JsonObject }
  | { readonly kind: 'faults'; readonly faults: readonly EditFault[] }

/** The document that the form asks for. Fields of faults are named as the form names them. */
export function workOn(drafting: Drafting, form: WorkForm): Worked {
  const made = form.edits.map((edit, index) => {
    const { id, original } = subjectOf(drafting, index)
    return editedQuestion(original, edit, id)
  })
  const faults = made.flatMap((each, index) =>
    each.kind === 'faults' ? each.faults.map(({ field, code }) => ({ field: `q${index}.${field}`, code })) : [],
  )
  if (faults.length > 0) return { kind: 'faults', faults }
  const questions = made.flatMap((each) => (each.kind === 'question' ? [each.question as unknown as Question] : []))
  return { kind: 'document', document: documentWith(drafting, form, questions) as unknown as JsonObject }
}

/** Which question the form of that number makes, and out of which. */
function subjectOf({ document, work, questions, mark }: Drafting, index: number) {
  const [first] = questions
  switch (work) {
    case 'edit':
      return { id: questions[index]!, original: findQuestion(document, questions[index]!) }
    case 'split':
      return { id: `${first}_${mark}${index === 0 ? 'a' : 'b'}`, original: findQuestion(document, first!) }
    case 'new':
    case 'move':
    case 'remove':
      return { id: `${first}_${mark}`, original: undefined }
  }
}

function documentWith({ document, work, questions }: Drafting, { place }: WorkForm, made: readonly Question[]) {
  const [first] = questions
  const without = (page: Page) => page.questions.filter(({ id }) => id !== first)
  switch (work) {
    case 'edit':
      return replaced(document, new Map(questions.map((id, index) => [id, made[index]!])))
    case 'split': {
      const parts = made.map((part) => ({ ...part, replaces: [first!] }))
      return withQuestions(document, ({ questions: all }) =>
        all.flatMap((each) => (each.id === first ? parts : [each])),
      )
    }
    case 'new':
      return withQuestions(document, (page) => placed(page, place, made))
    case 'move': {
      const moving = findQuestion(document, first!)!
      return withQuestions(document, (page) => placed({ ...page, questions: without(page) }, place, [moving]))
    }
    case 'remove':
      return withQuestions(document, without)
  }
}

function replaced(document: Questionnaire, made: ReadonlyMap<string, Question>): Questionnaire {
  return withQuestions(document, (page) => page.questions.map((question) => made.get(question.id) ?? question))
}

/** One place up or down, when that is what the button says. */
function stepped({ document, work, questions }: Drafting, place: PlaceCode, go: string): PlaceCode {
  const places = placesFor(document, work === 'move' ? questions[0] : undefined)
  const index = places.indexOf(place)
  if (index < 0) return places[0] ?? ''
  const step = go === 'up:place' ? -1 : go === 'down:place' ? 1 : 0
  return places[Math.min(places.length - 1, Math.max(0, index + step))]!
}
