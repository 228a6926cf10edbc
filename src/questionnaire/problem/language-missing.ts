import { errorAt } from '../problem.js'
import { locales } from '../questionnaire.js'
import { placedTexts, type Rule } from './rule.js'

/** Every text stands in both languages; blank counts as missing. */
export const languageMissing: Rule = (questionnaire) =>
  placedTexts(questionnaire).flatMap(({ node, path }) =>
    locales
      .filter((locale) => (node[locale] ?? '').trim() === '')
      .map((locale) => errorAt(path, 'language-missing', { language: locale })),
  )
