import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Locale, Question, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { countOf } from '../../count.js'
import type { Words } from '../../words.js'
import { conditionWords } from '../../condition-words.js'
import { helpView } from './help-view.js'
import { instructionOf } from '../../instruction.js'

/** All the questions, numbered, to read or print. */
export function questionsView(questionnaire: Questionnaire, words: Words, locale: Locale) {
  const all = questionsOf(questionnaire)
  return {
    count: countOf(all.length, locale),
    notice: questionnaire.notice?.[locale],
    contentNote: questionnaire.contentNote?.[locale],
    pages: questionnaire.pages.map((page) => ({
      title: page.title[locale],
      introduction: page.introduction?.[locale],
      questions: page.questions.map((question) => ({
        ordinal: all.indexOf(question) + 1,
        text: question.text[locale],
        required: question.required,
        hint: question.hint?.[locale],
        instruction: instructionOf(question, words, locale),
        ...(question.showIf ? { shownIf: conditionWords(questionnaire, question.showIf, words, locale) } : {}),
        ...(question.factText
          ? { fact: { title: question.factTitle?.[locale], text: question.factText[locale] } }
          : {}),
        ...(question.showHelp && questionnaire.helpResources
          ? { help: helpView(questionnaire.helpResources, locale) }
          : {}),
        ...answerSpace(question, locale),
      })),
    })),
  }
}

function answerSpace(question: Question, locale: Locale) {
  switch (question.kind) {
    case 'single':
      return { options: optionsView(question.options, locale), round: true }
    case 'multiple':
      return { options: optionsView(question.options, locale) }
    case 'ranking':
      return { options: optionsView(question.options, locale), ranked: true }
    case 'scale':
      return { options: optionsView(question.points, locale), round: true }
    case 'matrix':
      return {
        rows: question.rows.map(({ text }) => text[locale]),
        options: optionsView(question.points, locale),
      }
    case 'long-text':
      return { lines: true }
    case 'short-text':
    case 'number':
      return { line: true }
  }
}

type Choices = readonly {
  readonly label: { readonly [L in Locale]: string }
  readonly specify?: { readonly [L in Locale]: string }
}[]

function optionsView(choices: Choices, locale: Locale) {
  return choices.map(({ label, specify }) => ({
    label: label[locale],
    ...(specify ? { specify: specify[locale] } : {}),
  }))
}
