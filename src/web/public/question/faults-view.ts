import type { Fault } from '../../../questionnaire/fault.js'
import { rowField, specifyField } from '../../../questionnaire/field-names.js'
import { findQuestion } from '../../../questionnaire/find-question.js'
import type { Locale, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { countOf } from '../../count.js'
import type { Words } from '../../words.js'

/** What a fault says to the person, in the language of the page. */
function sentenceOf({ code, values }: Fault, words: Words, locale: Locale): string {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? countOf(value, locale).number : shortened(value),
  ])
  return words(`fault:${code}`, { ...Object.fromEntries(written), ...pluralOf(values) })
}

/** The number that the sentence's plural depends on, where it holds one. */
function pluralOf({ over, min, max }: Fault['values']): { count?: number } {
  const count = over ?? min ?? max
  return typeof count === 'number' ? { count } : {}
}

/** What was posted as a name can be of any length. */
function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}

/** The sentences by where they are shown: at the field, and at its question unless specified words show their own. */
export function problemsOf(faults: readonly Fault[], words: Words, locale: Locale): ReadonlyMap<string, string> {
  const problems = new Map<string, string>()
  for (const fault of faults) {
    const sentence = sentenceOf(fault, words, locale)
    for (const at of placesOf(fault)) {
      const before = problems.get(at)
      problems.set(at, before === undefined || before === sentence ? sentence : `${before} ${sentence}`)
    }
  }
  return problems
}

function placesOf({ field, question }: Fault): ReadonlySet<string> {
  return new Set(question === undefined || field === specifyField(question) ? [field] : [field, question])
}

type Summarized = {
  readonly questionnaire: Questionnaire
  readonly faults: readonly Fault[]
  /** Where a fault is mended; at its field, unless told. */
  readonly hrefOf?: (fault: Fault) => string | undefined
}

/** For `components/fault-summary`. */
export function summaryView({ questionnaire, faults, hrefOf = hrefOfField }: Summarized, words: Words, locale: Locale) {
  return {
    ...countOf(faults.length, locale),
    faults: faults.map((fault) => ({
      href: hrefOf(fault),
      asked: askedBy(fault, questionnaire, locale),
      sentence: sentenceOf(fault, words, locale),
    })),
  }
}

function hrefOfField({ question, field }: Fault): string | undefined {
  return question === undefined ? undefined : `#${field}`
}

/** The words that asked for what is at fault: those of its row in a matrix, else its question's. */
function askedBy({ question: id, field }: Fault, questionnaire: Questionnaire, locale: Locale): string | undefined {
  const question = id === undefined ? undefined : findQuestion(questionnaire, id)
  const rows = question?.kind === 'matrix' ? question.rows : []
  const row = rows.find((each) => rowField(question!.id, each.id) === field)
  return (row ?? question)?.text[locale]
}
