import { findPageOfQuestion, findQuestion } from '../../questionnaire/find-question.js'
import type { Locale, Option, Point, Question, Questionnaire } from '../../questionnaire/questionnaire.js'
import { conditionWords } from '../condition-words.js'
import { countOf } from '../count.js'
import { shortPageName } from '../page-name.js'
import type { Words } from '../words.js'
import { alignedMembers } from './aligned-members.js'
import { comparedWords, type WordsView } from './words-view.js'

/** A question within the document that it is of. */
type Standing = { readonly questionnaire: Questionnaire; readonly question: Question }

/** Something that is not in the words of a question and that changed, told in the reader's language. */
type FactView = { readonly label: string; readonly words: WordsView }

type Sides = { readonly before?: Standing | undefined; readonly after?: Standing | undefined }
type Telling = { readonly words: Words; readonly locale: Locale; readonly isMoved: boolean }

/** What changed of a question beside its words: its kind, its place, when it is shown… */
export function questionFacts({ before, after }: Sides, telling: Telling): readonly FactView[] {
  const { words } = telling
  return facts.flatMap(({ name, tell }) => {
    const [old, present] = [before && tell(before, telling), after && tell(after, telling)]
    if ((old ?? '') === (present ?? '')) return []
    return [{ label: words(`difference:fact-${name}`), words: comparedWords(old, present) }]
  })
}

type Teller = (standing: Standing, telling: Telling) => string | undefined

/** By the names of their labels. */
export const facts: readonly { readonly name: string; readonly tell: Teller }[] = [
  { name: 'kind', tell: ({ question }, { words }) => words(`difference:kind-${question.kind}`) },
  { name: 'place', tell: placeOf },
  { name: 'required', tell: ({ question }, { words }) => flag(question.required, words) },
  { name: 'sensitive', tell: ({ question }, { words }) => flag(question.sensitive, words) },
  { name: 'identifying', tell: ({ question }, { words }) => flag(question.identifying, words) },
  { name: 'help', tell: ({ question }, { words }) => flag(question.showHelp, words) },
  { name: 'condition', tell: conditionOf },
  { name: 'choices', tell: ({ question }, telling) => choiceNotes(question, telling) },
  { name: 'replaces', tell: ({ question }) => question.replaces?.join(', ') },
]

function flag(value: boolean | undefined, words: Words): string | undefined {
  return value ? words('difference:yes') : undefined
}

function conditionOf({ questionnaire, question }: Standing, { words, locale }: Telling): string | undefined {
  return question.showIf && conditionWords(questionnaire, question.showIf, words, locale)
}

/** Of a question that was moved alone: others stand elsewhere only because something came before them. */
function placeOf({ questionnaire, question }: Standing, { words, locale, isMoved }: Telling): string | undefined {
  const page = isMoved ? findPageOfQuestion(questionnaire, question.id) : undefined
  if (!page) return undefined
  const index = page.questions.findIndex(({ id }) => id === question.id)
  const title = shortPageName(page, locale)
  const previous = page.questions[index - 1]
  return previous
    ? words('difference:after', { page: title, question: findQuestion(questionnaire, previous.id)!.text[locale] })
    : words('difference:first', { page: title })
}

function choiceNotes(question: Question, { words, locale }: Telling): string | undefined {
  const choices: readonly (Option | Point)[] =
    'options' in question ? question.options : 'points' in question ? question.points : []
  const notes = choices.flatMap((choice) => {
    const said = notesOf(choice, words)
    return said.length > 0 ? [words('difference:choice', { label: choice.label[locale], notes: said.join(', ') })] : []
  })
  return notes.length > 0 ? notes.join('; ') : undefined
}

function notesOf(choice: Option | Point, words: Words): readonly string[] {
  return [
    ...('exclusive' in choice && choice.exclusive ? [words('difference:alone')] : []),
    ...('offScale' in choice && choice.offScale ? [words('difference:off-scale')] : []),
    ...('value' in choice && choice.value !== undefined
      ? [words('difference:value', { value: countOf(choice.value, words.locale).number })]
      : []),
    ...('from' in choice || 'to' in choice
      ? [words('difference:band', { from: choice.from ?? '…', to: choice.to ?? '…' })]
      : []),
  ]
}

/** Whether a question stands elsewhere than it did, beside what others did. */
export function movedQuestions(before: Questionnaire, after: Questionnaire): ReadonlySet<string> {
  const moved = alignedMembers(allOf(before), allOf(after)).flatMap((pair) => {
    const [old, present] = [pair.before, pair.after]
    return old && present && (pair.isMoved || old.page !== present.page) ? [present.id] : []
  })
  return new Set(moved)
}

function allOf({ pages }: Questionnaire) {
  return pages.flatMap((page) => page.questions.map(({ id }) => ({ id, page: page.id })))
}
