import { csvText } from '../export/csv-text.js'
import { rowField } from '../questionnaire/field-names.js'
import type { Bilingual, Question } from '../questionnaire/questionnaire.js'
import type { QuestionAcross } from '../report/question-across.js'
import { columnsOf, groupName } from './public-rows.js'
import type { RowFileShape, ShapedSubject } from './stored-release.js'

const header = 'column,question_en,question_fr,value,label_en,label_fr'

/** What every column of the public file and every value in it means, in both languages: one line a value, as CSV. */
export function publicDictionary(
  { demographic, subjects }: RowFileShape,
  questions: readonly QuestionAcross[],
): string {
  const find = (id: string) => questions.find(({ question }) => question.id === id)?.question
  const lines = [
    line('row_id', words.row, '', words.randomId),
    ...(demographic ? demographicLines(demographic, find(demographic.question)) : []),
    ...subjects.flatMap((subject) => subjectLines(subject, find(subject.question))),
  ]
  return `\uFEFF${[header, ...lines].join('\r\n')}\r\n`
}

const words = {
  row: { en: 'Row', fr: 'Ligne' },
  randomId: {
    en: 'A random number of the row, made for this file alone',
    fr: 'Un numéro de ligne au hasard, créé pour ce seul fichier',
  },
  together: { en: ' or ', fr: ' ou ' },
  others: { en: 'Another answer, or none', fr: 'Une autre réponse, ou aucune' },
  skipped: { en: 'No answer', fr: 'Aucune réponse' },
  several: { en: 'Several answers', fr: 'Plusieurs réponses' },
  chosen: { en: 'Chosen', fr: 'Choisie' },
  notChosen: { en: 'Not chosen', fr: 'Non choisie' },
  first: { en: ' (put first)', fr: ' (mise au premier rang)' },
} as const

type Demographic = NonNullable<RowFileShape['demographic']>

function demographicLines({ question, columns }: Demographic, asked: Question | undefined): readonly string[] {
  return columns.map(({ groups }) =>
    line(question, asked?.text, groupName(groups), joined(groups.map((group) => labelOf(asked, group)))),
  )
}

function subjectLines(subject: ShapedSubject, asked: Question | undefined): readonly string[] {
  const { id, isParted, shown } = subject
  if (isParted) {
    const text = titleOf(subject, asked)
    return [
      ...shown.map((answer) => line(id, text, answer, labelOf(asked, answer))),
      line(id, text, '.others', words.others),
    ]
  }
  return columnsOf(subject).flatMap((column, index) => {
    const text = paired(asked?.text ?? nothing, ' – ', labelOf(asked, shown[index] as string))
    return [line(column, text, '1', words.chosen), line(column, text, '0', words.notChosen)]
  })
}

const nothing: Bilingual = { en: '', fr: '' }

function titleOf({ id, question }: ShapedSubject, asked: Question | undefined): Bilingual {
  if (asked?.kind === 'ranking') return paired(asked.text, '', words.first)
  const row = asked?.kind === 'matrix' ? asked.rows.find((each) => rowField(question, each.id) === id) : undefined
  return row && asked ? paired(asked.text, ' – ', row.text) : (asked?.text ?? nothing)
}

function labelOf(asked: Question | undefined, code: string): Bilingual {
  if (code === '.skipped') return words.skipped
  if (code === '.several') return words.several
  switch (asked?.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return asked.options.find((option) => option.code === code)?.label ?? nothing
    case 'scale':
    case 'matrix':
      return asked.points.find((point) => point.code === code)?.label ?? nothing
    case 'number':
      return { en: `From ${code} up`, fr: `À partir de ${code}` }
    case 'short-text':
    case 'long-text':
    case undefined:
      return nothing
  }
}

function paired(left: Bilingual, between: string, right: Bilingual): Bilingual {
  return { en: `${left.en}${between}${right.en}`, fr: `${left.fr}${between}${right.fr}` }
}

function joined(labels: readonly Bilingual[]): Bilingual {
  return {
    en: labels.map(({ en }) => en).join(words.together.en),
    fr: labels.map(({ fr }) => fr).join(words.together.fr),
  }
}

function line(column: string, text: Bilingual = nothing, value: string, label: Bilingual): string {
  return [column, csvText(text.en), csvText(text.fr), csvText(value), csvText(label.en), csvText(label.fr)].join(',')
}
