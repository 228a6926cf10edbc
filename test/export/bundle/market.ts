import type { Consultation } from '../../../src/consultation/consultation.js'
import type { Published } from '../../../src/consultation/publication.js'
import type { Bilingual, Option, Point, Question, Questionnaire } from '../../../src/questionnaire/questionnaire.js'
import { readTexts } from '../../hostile/sets.js'
import { wells } from '../../support/wells.js'

const both = (en: string, fr: string): Bilingual => ({ en, fr })
const option = (code: string, en: string, fr: string): Option => ({ code, label: both(en, fr) })

/** What a label or an answer may be, but for what no page accepts. */
export const hostileTexts = readTexts('csv_formula', 'legit_must_accept')
  .map(({ s }) => s)
  .filter((text) => text.trim() !== '' && !text.includes('\0') && text.isWellFormed())
  .map((text) => text.replaceAll('\r\n', '\n'))

const quotes = `It's "quoted", <b>bold</b> & ]]> {{x}} \\n %s\nnext line 😀 עברית \u202e العربية \u0007`

/** An option for each of the texts, in both languages: two of them may be worded alike. */
const stalls: readonly Option[] = [
  option('quotes', quotes, `fr ${quotes}`),
  ...hostileTexts.map((text, index) => option(`t${index}`, text, `${text} `)),
]

const longId = `a${'_very'.repeat(11)}`

const points: readonly Point[] = [
  { ...option('bad', 'Bad', 'Mauvais'), value: 1 },
  { ...option('fair', 'Fair', 'Passable'), value: 2 },
  { ...option('good', 'Good', 'Bon'), value: 3 },
  { ...option('no_view', 'No opinion', 'Sans opinion'), offScale: true },
]

/** Every kind of question, ids that SPSS has no room for, and a condition on a later page. */
function questions(): readonly Question[] {
  return [
    { id: 'to', kind: 'single', text: both(`Which stall? ${quotes}`, `Quel étal? ${quotes}`), options: stalls },
    {
      id: 'why',
      kind: 'single',
      text: both('Why?', 'Pourquoi?'),
      options: [
        option('near', 'It is near', 'C’est proche'),
        { ...option('else', '=Else', '=Autre'), specify: both('What?', 'Quoi?') },
      ],
    },
    { id: 'taste', kind: 'scale', text: both('How is it?', 'Comment est-ce?'), points },
    {
      id: 'mood',
      kind: 'scale',
      text: both('And the mood?', 'Et l’humeur?'),
      points: [-1, 0, 1].map((value) => ({ ...option(`m${value + 1}`, `Mood ${value}`, `Humeur ${value}`), value })),
    },
    {
      id: longId,
      kind: 'multiple',
      text: both('What do you buy?', 'Qu’achetez-vous?'),
      options: [
        option('bread_and_cakes', 'Bread', 'Pain'),
        option('fruit_', 'Fruit', 'Fruits'),
        { ...option('others', 'Other', 'Autre'), specify: both('Which?', 'Lequel?') },
      ],
    },
    {
      id: 'state',
      kind: 'matrix',
      text: both('In what state is it?', 'Dans quel état est-ce?'),
      rows: [
        { id: 'hall', text: both('The hall', 'La halle') },
        { id: 'yard', text: both('The yard', 'La cour') },
      ],
      points,
    },
    {
      id: 'needs',
      kind: 'ranking',
      text: both('What is needed?', 'De quoi a-t-on besoin?'),
      options: [
        option('roof', 'A roof', 'Un toit'),
        option('lamp', 'A lamp', 'Une lampe'),
        option('tap', 'A tap', 'Un robinet'),
      ],
      max: 2,
    },
    { id: 'visits', kind: 'number', text: both('How often?', 'Combien de fois?'), min: 0, max: 400, whole: true },
    { id: 'balance', kind: 'number', text: both('What is left?', 'Que reste-t-il?') },
    {
      id: 'remarks',
      kind: 'long-text',
      text: both('Anything else?', 'Autre chose?'),
      hint: both('No names, please', 'Pas de noms'),
      maxLength: 2000,
      showIf: { any: [{ question: 'why', is: 'else' }, { not: { question: 'taste', is: 'good' } }] },
    },
  ]
}

function market(asked: readonly Question[]): Questionnaire {
  return {
    schema: 'urn:roundtable:questionnaire:1',
    id: 'market',
    title: both('The market', 'Le marché'),
    pages: [
      { id: 'p1', title: both('The stalls', 'Les étals'), questions: asked.slice(0, -1) },
      { id: 'p2', title: both('The end', 'La fin'), questions: asked.slice(-1) },
    ],
  }
}

const first = questions()
/** Rewords a question and an option, drops a question, adds another. */
const second: Question[] = first
  .filter(({ id }) => id !== 'mood')
  .map((question) => (question.id === 'why' && question.kind === 'single' ? reworded(question) : question))
second.splice(1, 0, {
  id: 'name',
  kind: 'short-text',
  text: both('What is it called?', 'Comment s’appelle-t-il?'),
  maxLength: 100,
})

function reworded(question: Extract<Question, { kind: 'single' }>): Question {
  const [near, ...others] = question.options
  return {
    ...question,
    text: both('Why that one?', 'Pourquoi celui-là?'),
    options: [
      { ...near!, label: both('It is close', 'C’est tout près') },
      ...others,
      option('price', 'The price', 'Le prix'),
    ],
  }
}

const consultation: Consultation = {
  ...wells,
  id: 'market',
  slug: both('market', 'marche'),
  extensions: [],
  synthetic: false,
  profile: { ...wells.profile, title: both('The market & "co"', 'Le marché <et cie>') },
}

/** Two versions of a questionnaire in which everything is hostile that people may write. */
export const publishedMarket: Published = {
  consultation,
  versions: [first, second].map((asked, index) => ({
    number: index + 1,
    fingerprint: `${index + 1}`.repeat(64),
    publishedOn: '2026-05-04',
    questionnaire: market(asked),
  })),
}
