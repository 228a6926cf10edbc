import { csvText } from '../export/csv-text.js'
import { rowField } from '../questionnaire/field-names.js'
import type { Bilingual, NumberQuestion, Question } from '../questionnaire/questionnaire.js'
import { bandStarts } from '../report/band.js'
import type { QuestionAcross } from '../report/question-across.js'
import { subjectsAmong } from '../report/subject.js'
import { columnsOf, groupName } from './public-rows.js'
import type { RowFileShape, ShapedSubject } from './stored-release.js'

const header = 'column,question_en,question_fr,value,label_en,label_fr,codes'

/** Of what the file is: `synthetic`, when nobody gave these answers. */
export type About = { readonly questions: readonly QuestionAcross[]; readonly synthetic: boolean }

/**
 * What every column of the public file and every value in it means, in both languages: one line a value, as CSV. `codes`
 * are those of the questionnaire that the value stands for, `.skipped` among them: of `.others`, all that are not told.
 */
export function publicDictionary({ demographic, subjects }: RowFileShape, { questions, synthetic }: About): string {
  const find = (id: string) => questions.find(({ question }) => question.id === id)?.question
  const answers = new Map(subjectsAmong(questions).map((subject) => [subject.id, subject.answers]))
  const lines = [
    line({
      column: 'row_id',
      text: words.row,
      label: synthetic ? paired(words.randomId, '. ', words.synthetic) : words.randomId,
    }),
    ...(demographic ? demographicLines(demographic, find(demographic.question)) : []),
    ...subjects.flatMap((subject) => subjectLines(subject, find(subject.question), answers.get(subject.id) ?? [])),
  ]
  return `\uFEFF${[header, ...lines].join('\r\n')}\r\n`
}

const words = {
  row: { en: 'Row', fr: 'Ligne' },
  randomId: {
    en: 'A random number of the row, made for this file alone',
    fr: 'Un numéro de ligne au hasard, créé pour ce seul fichier',
  },
  synthetic: {
    en: 'Every row is synthetic: nobody gave these answers',
    fr: 'Toutes les lignes sont synthétiques\u00A0: personne n’a donné ces réponses',
  },
  together: { en: ' or ', fr: ' ou ' },
  others: { en: 'Another answer, or none', fr: 'Une autre réponse, ou aucune' },
  skipped: { en: 'No answer', fr: 'Aucune réponse' },
  several: { en: 'Several answers', fr: 'Plusieurs réponses' },
  anyNumber: { en: 'Any number', fr: 'N’importe quel nombre' },
  chosen: { en: 'Chosen', fr: 'Choisie' },
  // The file tells neither who was asked nor who skipped it.
  notChosen: {
    en: 'Not chosen, not offered, or no answer to the question',
    fr: 'Non choisie, non offerte, ou aucune réponse à la question',
  },
  first: { en: ' (put first)', fr: ' (mise au premier rang)' },
} as const

type Demographic = NonNullable<RowFileShape['demographic']>

function demographicLines({ question, columns }: Demographic, asked: Question | undefined): readonly string[] {
  return columns.map(({ groups }) =>
    line({
      column: question,
      text: asked?.text,
      value: groupName(groups),
      label: joined(groups.map((group) => labelOf(asked, group))),
      codes: groups,
    }),
  )
}

function subjectLines(
  subject: ShapedSubject,
  asked: Question | undefined,
  answers: readonly string[],
): readonly string[] {
  const { id, isParted, shown } = subject
  if (isParted) {
    const text = titleOf(subject, asked)
    const others = answers.filter((answer) => !shown.includes(answer))
    const told = shown.map((answer) =>
      line({ column: id, text, value: answer, label: labelOf(asked, answer), codes: [answer] }),
    )
    const rest = line({ column: id, text, value: '.others', label: words.others, codes: others })
    return others.length > 0 ? [...told, rest] : told
  }
  return columnsOf(subject).flatMap((column, index) => {
    const code = shown[index] as string
    const text = paired(asked?.text ?? nothing, ' – ', labelOf(asked, code))
    return [
      line({ column, text, value: '1', label: words.chosen, codes: [code] }),
      line({ column, text, value: '0', label: words.notChosen }),
    ]
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
      return bandOf(asked, Number(code))
    case 'short-text':
    case 'long-text':
    case undefined:
      return nothing
  }
}

/** The first band reaches down without end, and the last up. */
function bandOf(asked: NumberQuestion, start: number): Bilingual {
  const starts = bandStarts(asked)
  const place = starts.indexOf(start)
  const end = starts[place + 1]
  const [from, to] = [written(start), written(end ?? start)]
  if (end === undefined) return place === 0 ? words.anyNumber : { en: `${from.en} or more`, fr: `${from.fr} ou plus` }
  if (place === 0) return { en: `Under ${to.en}`, fr: `Moins de ${to.fr}` }
  return { en: `From ${from.en} to under ${to.en}`, fr: `De ${from.fr} à moins de ${to.fr}` }
}

function written(number: number): Bilingual {
  return { en: String(number), fr: String(number).replace('.', ',') }
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

type Line = {
  readonly column: string
  readonly text?: Bilingual | undefined
  readonly value?: string
  readonly label: Bilingual
  readonly codes?: readonly string[]
}

function line({ column, text = nothing, value = '', label, codes = [] }: Line): string {
  const cells = [text.en, text.fr, value, label.en, label.fr, codes.join(' ')]
  return [column, ...cells.map(csvText)].join(',')
}
