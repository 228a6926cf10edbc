import type { Comparison } from '../../../questionnaire/condition.js'
import { findPageOfQuestion, findQuestion, questionsOf } from '../../../questionnaire/find-question.js'
import type { Condition, Question, Questionnaire } from '../../../questionnaire/questionnaire.js'

/**
 * The style sheet of one version: it hides, without a script, what the answers given so far do not show. It is a courtesy;
 * the server decides again what counts. A browser without `:has()` shows everything.
 *
 * On a page of its own (`form.paged`) a question follows only the questions beside it, the server having decided the rest;
 * where all pages stand in one form (`form.whole`) it follows them all.
 */
export function versionStyle(questionnaire: Questionnaire): string {
  const rules = questionsOf(questionnaire).flatMap((question) => [
    ...conditionRules(questionnaire, question),
    ...specifyRules(question),
  ])
  return rules.length === 0 ? '' : `@supports selector(:has(*)) {\n${rules.join('\n')}\n}\n`
}

function conditionRules(questionnaire: Questionnaire, question: Question): string[] {
  const shown = question.showIf && shownBy(questionnaire, question.showIf)
  if (shown === undefined) return []
  const form = isBeside(questionnaire, question) ? 'form' : 'form.whole'
  return [`${form}:not(${shown}) #${question.id}-question { display: none }`]
}

/** Whether the question depends on one of its own page: then its condition is that one alone. */
function isBeside(questionnaire: Questionnaire, { id, showIf }: Question): boolean {
  if (showIf === undefined || !('question' in showIf)) return false
  return findPageOfQuestion(questionnaire, showIf.question) === findPageOfQuestion(questionnaire, id)
}

/** A selector for the form in which a condition is met; undefined when a style sheet cannot tell. */
function shownBy(questionnaire: Questionnaire, condition: Condition): string | undefined {
  if ('all' in condition) return joined(condition.all, (parts) => parts.map((part) => `:is(${part})`).join(''))
  if ('any' in condition) return joined(condition.any, (parts) => `:is(${parts.join(', ')})`)
  if ('not' in condition) {
    const inner = shownBy(questionnaire, condition.not)
    return inner && `:not(${inner})`
  }
  const question = findQuestion(questionnaire, condition.question)!
  const met = chosenBy(question, condition)
  const asked = question.showIf && shownBy(questionnaire, question.showIf)
  return met && (asked === undefined ? met : `:is(${met}):is(${asked})`)

  function joined(conditions: readonly Condition[], join: (parts: string[]) => string): string | undefined {
    const parts = conditions.map((part) => shownBy(questionnaire, part))
    return parts.includes(undefined) ? undefined : join(parts as string[])
  }
}

function chosenBy(question: Question, comparison: Comparison): string | undefined {
  if ('is' in comparison) return chosen(question, [comparison.is])
  if ('includes' in comparison) return chosen(question, [comparison.includes])
  if ('answered' in comparison) return chosen(question, codesOf(question))
  if (question.kind !== 'scale') return undefined
  const within = question.points.filter(({ value }) =>
    value === undefined ? false : 'atLeast' in comparison ? value >= comparison.atLeast : value <= comparison.atMost,
  )
  return chosen(
    question,
    within.map(({ code }) => code),
  )
}

function chosen({ id, kind }: Question, codes: readonly string[]): string | undefined {
  const name = kind === 'ranking' || kind === 'matrix' ? `[name^="${id}__"]` : `[name="${id}"]`
  const selectors = codes.map(
    (code) => `:has(${name}[value="${code}"]:checked, ${name} option[value="${code}"]:checked)`,
  )
  return selectors.length === 0 ? undefined : `:is(${selectors.join(', ')})`
}

function codesOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return question.options.map(({ code }) => code)
    case 'scale':
    case 'matrix':
      return question.points.map(({ code }) => code)
    case 'short-text':
    case 'long-text':
    case 'number':
      return []
  }
}

/** The box for words beside a select; beside radios and checkboxes the site's own style sheet does it. */
function specifyRules(question: Question): string[] {
  if (question.kind !== 'single') return []
  return question.options
    .filter(({ specify }) => specify)
    .map(
      ({ code }) =>
        `#${question.id}-question:has(select):not(:has(option[value="${code}"]:checked)) .reveal { display: none }`,
    )
}
