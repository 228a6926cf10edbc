import type { Locale } from '../questionnaire/questionnaire.js'
import type { PersonalSort } from './plant.js'
import { below, pick, type Random } from './random.js'

/** Someone tells how to reach them: by a number, an address or a postal code that nobody can have. */
export function personalSentence(random: Random, sort: PersonalSort, language: Locale): string {
  return pick(random, sentences[sort][language]).replace('{it}', makers[sort](random))
}

const sentences: { readonly [S in PersonalSort]: { readonly [L in Locale]: readonly string[] } } = {
  telephone: {
    en: ['You can call me at {it}.', 'My number is {it} if you want to talk.'],
    fr: ['Vous pouvez m’appeler au {it}.', 'Mon numéro est le {it} si vous voulez en parler.'],
  },
  email: {
    en: ['Write to me at {it}.', 'I can be reached at {it}.'],
    fr: ['Écrivez-moi à {it}.', 'On peut me joindre à {it}.'],
  },
  'postal-code': {
    en: ['My postal code is {it}, so you can see how far I live.', 'I live at {it}.'],
    fr: ['Mon code postal est {it}, vous verrez comme j’habite loin.', 'Mon code postal, c’est {it}.'],
  },
}

/**
 * Numbers from 555-0100 to 555-0199 are kept for fiction, `example.org` for examples, and no Canadian postal code begins
 * with W or Z.
 */
const makers: { readonly [S in PersonalSort]: (random: Random) => string } = {
  telephone: (random) =>
    pick(random, ['613-555-01##', '(613) 555-01##', '613 555-01##', '819-555-01##']).replace('##', () =>
      digits(random, 2),
    ),
  email: (random) => `resident.${digits(random, 4)}@example.org`,
  'postal-code': (random) => {
    const [first, third, fifth] = [pick(random, ['W', 'Z']), pick(random, letters), pick(random, letters)]
    const digit = () => digits(random, 1)
    return `${first}${digit()}${third}${pick(random, [' ', ''])}${digit()}${fifth}${digit()}`
  },
}

/** Those that stand inside postal codes. */
const letters = 'ABCEGHJKLMNPRSTVXY'.split('')

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => below(random, 10)).join('')
}
