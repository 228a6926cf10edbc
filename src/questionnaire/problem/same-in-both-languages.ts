import { warningAt } from '../problem.js'
import { placedTexts, type Rule } from './rule.js'

/** The same words in both languages are often words that nobody translated. Numbers alone need no translation. */
export const sameInBothLanguages: Rule = (questionnaire) =>
  placedTexts(questionnaire)
    .filter(({ node }) => node.en !== undefined && node.en === node.fr && /\p{Letter}/u.test(node.en))
    .map(({ path }) => warningAt(path, 'same-in-both-languages'))
