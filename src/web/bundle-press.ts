import type { BundlePress } from '../export/bundle/bundle.js'
import type { Tongue } from '../export/bundle/tongue.js'
import { programVersion } from '../program-version.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { conditionSentence } from './condition-words.js'
import { countOf } from './count.js'
import type { Words } from './words.js'

/** What bundles are written with: the words of pages. */
export function bundlePress(words: { readonly [L in Locale]: Words }): BundlePress {
  return { tongues: { en: tongueOf(words.en, 'en'), fr: tongueOf(words.fr, 'fr') }, program: programVersion }
}

function tongueOf(words: Words, locale: Locale): Tongue {
  return {
    words,
    condition: (questionnaire, condition, nameOf = ({ id }) => id) =>
      conditionSentence(condition, { questionnaire, words, locale, nameOf }),
    number: (count) => countOf(count, locale).number,
  }
}
