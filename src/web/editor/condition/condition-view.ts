import { conditionWords } from '../../condition-words.js'
import { countOf } from '../../count.js'
import type { Telling } from '../../editing/twin-fields.js'
import { problemView } from '../../staff/entry-field.js'
import { numberedQuestion, pageName } from '../../staff/place-name.js'
import { type ConditionDrafting, type ConditionForm, openConditionForm } from './condition-form.js'
import { choicesIn, looksAt, type Source } from './source.js'

type Shown = Telling & { readonly document: string }

/** For `components/condition-form`; `document` is where the draft can be changed as one. */
export function conditionFormView(drafting: ConditionDrafting, form: ConditionForm, shown: Shown) {
  const { document, question } = drafting
  const { words, locale, problems } = shown
  const sources = looksAt(document, question)
  const { showIf } = question
  return {
    now: showIf ? conditionWords(document, showIf, words, locale) : words('showing:now-everyone'),
    everyone: form.shown === 'everyone' ? ' checked' : '',
    some: form.shown === 'some' ? ' checked' : '',
    ...(openConditionForm(drafting).shown === 'kept'
      ? { kept: form.shown === 'kept' ? ' checked' : '', source: shown.document }
      : {}),
    ...(sources.length > 0 ? { looking: lookingView(drafting, form, { sources, shown }) } : {}),
    question: problemView(problems['question']),
  }
}

type Looking = { readonly sources: readonly Source[]; readonly shown: Shown }

function lookingView({ document }: ConditionDrafting, form: ConditionForm, { sources, shown }: Looking) {
  const chosen = sources.find(({ id }) => id === form.question)
  const pages = document.pages.filter(({ questions }) => sources.some(({ question }) => questions.includes(question)))
  return {
    pages: pages.map((page) => ({
      title: pageName(document, page.id, shown).title,
      questions: sources
        .filter(({ question }) => page.questions.includes(question))
        .map(({ id }) => ({
          value: id,
          label: numberedQuestion(document, id, shown),
          selected: id === form.question ? ' selected' : '',
        })),
    })),
    none: chosen ? '' : ' selected',
    ...(chosen ? { answers: answersView(chosen, form, shown) } : {}),
  }
}

/** What can be asked of the answers to the question that is chosen. */
function answersView({ id, question, looks }: Source, { by, codes, number }: ConditionForm, shown: Shown) {
  const { words, locale, problems } = shown
  const asksFor = (...those: readonly string[]) => looks.some((look) => those.includes(look))
  return {
    of: id,
    ways: looks.map((look, index) => ({
      value: look,
      id: index === 0 ? 'by' : `by-${look}`,
      label: words(`showing:by-${look}`),
      checked: look === by ? ' checked' : '',
    })),
    ...(looks.length === 1 ? { isOnPage: true } : {}),
    ...(asksFor('any')
      ? {
          choices: choicesIn(question).map((choice, index) => ({
            value: choice.code,
            id: index === 0 ? 'answer' : `answer-${choice.code}`,
            label: choice.label[locale] ?? choice.code,
            ...('value' in choice && choice.value !== undefined
              ? { counts: words('difference:value', { value: countOf(choice.value, locale).number }) }
              : {}),
            checked: codes.includes(choice.code) ? ' checked' : '',
          })),
        }
      : {}),
    ...(asksFor('at-least') ? { number: { value: number, ...problemView(problems['number']) } } : {}),
    byProblem: problemView(problems['by']),
    answerProblem: problemView(problems['answer']),
  }
}
