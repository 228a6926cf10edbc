import { expect, test } from 'vitest'
import type { Book } from '../../../src/export/bundle/book.js'
import { changesHtml } from '../../../src/export/bundle/changes-html.js'
import type { Locale, Question, Questionnaire } from '../../../src/questionnaire/questionnaire.js'
import { publishedMarket } from './market.js'
import { press } from './taken-bundle.js'

const both = (en: string, fr: string) => ({ en, fr })
const options = [
  { code: 'spring', label: both('A spring', 'Une source') },
  { code: 'well', label: both('A well', 'Un puits') },
]
const water: Question = { id: 'water', kind: 'single', text: both('Which water?', 'Quelle eau?'), options }
const depth: Question = { id: 'depth', kind: 'number', text: both('How deep?', 'Quelle profondeur?') }
const smell: Question = { id: 'smell', kind: 'short-text', text: both('What smell?', 'Quelle odeur?'), maxLength: 20 }

function documentOf(...questions: readonly Question[]): Questionnaire {
  const pages = [{ id: 'p', title: both('Water', 'L’eau'), questions }]
  return { schema: 'urn:roundtable:questionnaire:1', id: 'waters', title: both('Waters', 'Les eaux'), pages }
}

const after = documentOf(
  { ...depth, text: both('How deep is it?', 'À quelle profondeur?'), required: true },
  {
    ...water,
    options: [...options, { code: 'lake', label: both('A lake', 'Un lac') }],
    showIf: { question: 'depth', answered: true },
  },
)

function linesOf(locale: Locale): readonly string[] {
  const versions = [documentOf(water, depth, smell), after].map((questionnaire, index) => ({
    number: index + 1,
    questionnaire,
    fingerprint: '',
    publishedOn: '2026-05-04',
  }))
  const book: Book = {
    consultation: publishedMarket.consultation,
    synthetic: false,
    versions,
    columns: [],
    responses: 0,
    hasTexts: false,
    destroyBy: undefined,
    tongues: press.tongues,
  }
  const [, list = ''] = /<ol>(.+)<\/ol>/s.exec(changesHtml(book, locale)) ?? []
  const parts = list.matchAll(/<(p|dt|dd)>(.+?)<\/\1>/gs)
  return [...parts].map(([, , part]) => part!.replaceAll(/ \([^)]*\)(?=<br>)/g, '').replaceAll(/<[^>]+>/g, '|'))
}

test('the page of changes names questions, answers and what changed of them in words, and gives the codes beside', () => {
  expect(linesOf('en')).toEqual([
    'Removes a question: “What smell?”|Code in the tables: |smell|',
    'Words',
    '|What smell?|',
    'Moves something: “How deep is it?”|Code in the tables: |depth|',
    'Place',
    '|After “Which water?”|',
    '|First|',
    'Adds an answer: “A lake”, in the question “Which water?”|Code in the tables: |water lake|',
    'Words of the answer',
    '|A lake|',
    'Changes words: “How deep is it?”|Code in the tables: |depth|',
    'Words',
    '|How deep?|',
    '|How deep is it?|',
    'Changes something else: “How deep is it?”|Code in the tables: |depth|',
    'Answer needed',
    '|Yes|',
    'Changes something else: “Which water?”|Code in the tables: |water|',
    'When it is shown',
    '|Shown only if you answered question\u00a0“How deep is it?”.|',
  ])
  expect(linesOf('fr').slice(0, 8)).toEqual([
    'Retire une question\u00a0: «\u00a0Quelle odeur?\u00a0»|Code dans les tableaux\u00a0: |smell|',
    'Texte',
    '|Quelle odeur?|',
    'Déplace un élément\u00a0: «\u00a0À quelle profondeur?\u00a0»|Code dans les tableaux\u00a0: |depth|',
    'Emplacement',
    '|Après «\u00a0Quelle eau?\u00a0»|',
    '|En premier|',
    'Ajoute un choix\u00a0: «\u00a0Un lac\u00a0», à la question «\u00a0Quelle eau?\u00a0»|Code dans les tableaux\u00a0: |water lake|',
  ])
})
