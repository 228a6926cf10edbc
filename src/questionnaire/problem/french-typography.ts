/// <reference lib="es2024.string" />
import { typographyFaults } from '../french-typography.js'
import { errorAt } from '../problem.js'
import { placedTexts, type Rule } from './rule.js'

/** How much of the text on each side of the fault the sentence shows, in UTF-16 code units. */
const context = 12

/** French texts follow Canadian typography. */
export const frenchTypography: Rule = (questionnaire) =>
  placedTexts(questionnaire).flatMap(({ node: { fr = '' }, path }) =>
    typographyFaults(fr).map(({ index }) =>
      errorAt(`${path}/fr`, 'french-typography', {
        around: fr
          .slice(Math.max(0, index - context), index + context)
          .toWellFormed()
          .trim(),
        index,
      }),
    ),
  )
