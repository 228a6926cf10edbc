import type { JsonObject } from '../../questionnaire/change.js'
import { difference } from '../../questionnaire/difference.js'
import { findQuestion, questionsOf } from '../../questionnaire/find-question.js'
import { type Locale, type Questionnaire } from '../../questionnaire/questionnaire.js'
import { questionsTouched } from '../../questionnaire/touched.js'
import type { Words } from '../words.js'
import { alignedMembers } from './aligned-members.js'
import { otherChanges } from './other-changes.js'
import { movedQuestions, questionFacts } from './question-facts.js'
import { comparing, questionTwins } from './question-twins.js'

type AllWords = { readonly [L in Locale]: Words }

/**
 * For `components/document-difference`: how one document became another, question by question in both languages, then
 * what was changed beside the questions. The documents have the shape of questionnaires, with or without faults.
 */
export function documentDifference(before: JsonObject, after: JsonObject, words: AllWords, locale: Locale) {
  const sides = { before: before as unknown as Questionnaire, after: after as unknown as Questionnaire }
  const changes = difference(before, after)
  const touched = new Set(changes.flatMap(questionsTouched))
  const moved = movedQuestions(sides.before, sides.after)
  const pairs = alignedMembers(questionsOf(sides.before), questionsOf(sides.after))
  return {
    questions: pairs
      .filter(({ before: old, after: present }) => touched.has((present ?? old)!.id))
      .map((pair) => {
        const { id } = (pair.after ?? pair.before)!
        const facts = questionFacts(
          { before: standing(sides.before, id), after: standing(sides.after, id) },
          { words: words[locale], locale, isMoved: moved.has(id) },
        )
        return {
          id,
          ...(pair.before ? {} : { isNew: true }),
          ...(pair.after ? {} : { isGone: true }),
          ...questionTwins(pair, words, { locale, wording: comparing }),
          facts,
        }
      }),
    others: otherChanges(sides, changes, words, locale),
  }
}

function standing(questionnaire: Questionnaire, id: string) {
  const question = findQuestion(questionnaire, id)
  return question && { questionnaire, question }
}
