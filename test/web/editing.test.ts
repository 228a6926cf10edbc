import { describe, expect, test } from 'vitest'
import { apply } from '../../src/questionnaire/apply.js'
import { difference } from '../../src/questionnaire/difference.js'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { findQuestion, questionsOf } from '../../src/questionnaire/find-question.js'
import { shapeProblems } from '../../src/questionnaire/problem/shape.js'
import type { Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { editedQuestion } from '../../src/web/editing/edited-question.js'
import { newCode } from '../../src/web/editing/new-code.js'
import { editOf, kinds, press, type QuestionEdit, readPress } from '../../src/web/editing/question-edit.js'
import { type Drafting, openForm, type Work, workOn } from '../../src/web/editing/work.js'
import { readFileSync } from 'node:fs'

const crv = JSON.parse(readFileSync('questionnaires/crv/questionnaire.json', 'utf8')) as Questionnaire
const asDocument = (questionnaire: Questionnaire) => questionnaire as unknown as JsonObject
const drafting = (work: Work, id: string): Drafting => ({ document: crv, work, questions: [id], mark: 'p35' })
const idsIn = (document: JsonObject) => questionsOf(document as unknown as Questionnaire).map(({ id }) => id)

function worked(given: Drafting, form = openForm(given)): JsonObject {
  const made = workOn(given, form)
  if (made.kind === 'faults') throw new Error(JSON.stringify(made.faults))
  return made.document
}

test('a form that nobody has touched asks for nothing, whatever the question', () => {
  for (const { id } of questionsOf(crv)) {
    expect([id, difference(asDocument(crv), worked(drafting('edit', id)))]).toEqual([id, []])
  }
})

test('one word in one language is one change', () => {
  const given = drafting('edit', 'c2')
  const { edits, place } = openForm(given)
  const [edit] = edits
  const text = { ...edit!.texts.text, en: 'Who should help?' }
  const form = { edits: [{ ...edit!, texts: { ...edit!.texts, text } }], place }
  expect(difference(asDocument(crv), worked(given, form))).toMatchObject([
    { kind: 'set', attribute: 'text', locale: 'en', to: 'Who should help?' },
  ])
})

test('a question can become one of any other kind, and what comes of it has the shape of a questionnaire', () => {
  for (const { id } of questionsOf(crv)) {
    for (const kind of kinds) {
      const given = drafting('edit', id)
      const [edit] = openForm(given).edits
      const choice = newChoice('One more')
      const filled = { ...edit!, kind, choices: [...edit!.choices, choice, { ...choice, en: 'Two' }], rows: [choice] }
      const document = worked(given, { edits: [filled], place: '' })
      expect([id, kind, shapeProblems(document)]).toEqual([id, kind, []])
      const changes = difference(asDocument(crv), document)
      expect(apply(asDocument(crv), changes)).toMatchObject({ kind: 'applied' })
    }
  }
})

test('a split gives two questions in the place of one, and both say where they come from', () => {
  const document = worked(drafting('split', 'c2'))
  const ids = idsIn(document)
  const at = ids.indexOf('c2_p35a')
  expect(ids.slice(at, at + 2)).toEqual(['c2_p35a', 'c2_p35b'])
  expect(ids).not.toContain('c2')
  expect(findQuestion(document as unknown as Questionnaire, 'c2_p35b')?.replaces).toEqual(['c2'])
})

test('a new question stands where it was put, and a removed one is gone', () => {
  const given = drafting('new', 'c2')
  const form = openForm(given)
  const [edit] = form.edits
  const typed = {
    ...edit!,
    texts: { ...edit!.texts, text: { en: '', fr: 'Et puis?' } },
    choices: ['Oui', 'Non'].map(newChoice),
  }
  const ids = idsIn(worked(given, { edits: [typed], place: form.place }))
  expect(ids[ids.indexOf('c2') + 1]).toBe('c2_p35')
  expect(idsIn(worked(drafting('remove', 'c2')))).toEqual(idsIn(asDocument(crv)).filter((id) => id !== 'c2'))
})

test('a moved question stands first on the page that was chosen, and is the only thing that moves', () => {
  const page = crv.pages[0]!.id
  const document = worked(drafting('move', 'c2'), { edits: [], place: `first:${page}` })
  expect(idsIn(document)[0]).toBe('c2')
  expect(difference(asDocument(crv), document)).toMatchObject([{ kind: 'move', node: { kind: 'question', id: 'c2' } }])
})

const newChoice = (words: string) => ({ id: '', en: words, fr: words, isGone: false, value: '', isApart: false })

describe('a form that is no question', () => {
  const question = findQuestion(crv, 'c2')!
  const faults = (edit: QuestionEdit) => {
    const made = editedQuestion(question, edit, 'c2')
    return made.kind === 'faults' ? made.faults : []
  }

  test('without words, without answers or with a limit that is no number, it says which field', () => {
    const edit = editOf(question)
    const text = { en: ' ', fr: '' }
    expect(faults({ ...edit, texts: { ...edit.texts, text } })).toEqual([{ field: 'text.en', code: 'words-missing' }])
    const one = [
      { ...edit.choices[0]!, isGone: false },
      ...edit.choices.slice(1).map((each) => ({ ...each, isGone: true })),
    ]
    expect(faults({ ...edit, choices: one })).toEqual([{ field: 'choices.0.en', code: 'choices-too-few' }])
    expect(faults({ ...edit, choices: edit.choices.with(1, { ...edit.choices[1]!, en: '', fr: '' }) })).toEqual([
      { field: 'choices.1.en', code: 'label-missing' },
    ])
    expect(faults({ ...edit, limits: { ...edit.limits, max: 'many' } })).toEqual([
      { field: 'max', code: 'limit-unfit' },
    ])
  })
})

describe('a scale', () => {
  const scale = findQuestion(crv, 'b1')!
  const made = (change: (edit: QuestionEdit) => QuestionEdit, of = scale) => {
    const edited = editedQuestion(of, change(editOf(of)), of.id)
    if (edited.kind === 'faults') throw new Error(JSON.stringify(edited.faults))
    return edited.question as unknown as Extract<Question, { kind: 'scale' }>
  }
  const withPoint = (edit: QuestionEdit, index: number, point: object) => ({
    ...edit,
    choices: edit.choices.with(index, { ...edit.choices[index]!, ...point }),
  })

  test.for([
    ['2,5', 2.5],
    [' \u22121 ', -1],
    ['', undefined],
    ['1', 1],
  ] as const)('counts its first point as “%s”', ([value, counts]) => {
    const [first, ...others] = made((edit) => withPoint(edit, 0, { value })).points
    expect([first!.value, others]).toEqual([counts, (scale as typeof scale & { kind: 'scale' }).points.slice(1)])
  })

  test('can have a point more, and one that stands apart', () => {
    const { points } = made((edit) => {
      const more = { ...edit, choices: [...edit.choices, { ...newChoice('Beyond words'), value: '6' }] }
      return withPoint(more, 5, { isApart: !more.choices[5]!.isApart })
    })
    expect(points.at(-1)).toEqual({ code: 'beyond_words', label: { en: 'Beyond words', fr: 'Beyond words' }, value: 6 })
    expect(points[5]!.offScale ?? false).toBe(!(scale.kind === 'scale' && scale.points[5]!.offScale))
  })

  test('says which value is no number, and which has no words', () => {
    const faulty = (point: object) => editedQuestion(scale, withPoint(editOf(scale), 1, point), 'b1')
    expect(faulty({ value: 'much' })).toEqual({
      kind: 'faults',
      faults: [{ field: 'choices.1.value', code: 'value-unfit' }],
    })
    expect(faulty({ id: '', en: '', fr: '', value: '9' })).toEqual({
      kind: 'faults',
      faults: [{ field: 'choices.1.en', code: 'label-missing' }],
    })
  })
})

test('an answer that was needed is needed no longer once that is unticked', () => {
  const question = { ...findQuestion(crv, 'c2')!, required: true }
  const edited = editedQuestion(question, { ...editOf(question), required: false }, 'c2')
  expect(edited.kind === 'question' && 'required' in edited.question).toBe(false)
})

test('buttons add a line and move one up or down, and never past an end', () => {
  const edit = editOf(findQuestion(crv, 'c2') as Question)
  const ids = (of: QuestionEdit) => of.choices.map(({ id }) => id)
  const first = ids(edit)[0]!
  expect(ids(press(edit, readPress('down:q0.choices.0', 'q0')!))[1]).toBe(first)
  expect(ids(press(edit, readPress('up:q0.choices.0', 'q0')!))).toEqual(ids(edit))
  expect(press(edit, readPress('add:q0.choices', 'q0')!).choices).toHaveLength(edit.choices.length + 1)
  expect(readPress('down:q1.choices.0', 'q0')).toBeUndefined()
})

test.for([
  ['Les écoles, les collèges', 'les_ecoles_les_colleges'],
  ['18 to 24', 'to_24'],
  ['???', 'option'],
  ['Other text', 'option'],
  ['Police', 'police_2'],
] as const)('“%s” is called %s', ([words, code]) => {
  expect(newCode(words, new Set(['police']))).toBe(code)
})
