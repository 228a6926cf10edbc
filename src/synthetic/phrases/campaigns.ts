import type { Locale } from '../../questionnaire/questionnaire.js'

/** A text that many send in, as it stands or lightly edited. `swap` is a word of it and another that some put instead. */
export type Campaign = {
  readonly id: string
  readonly language: Locale
  readonly text: string
  readonly swap: readonly [from: string, to: string]
  readonly greetings: readonly string[]
  readonly thanks: readonly string[]
}

/** Made up, like everything here: no group wrote them. */
export const campaigns: readonly [Campaign, Campaign] = [
  {
    id: 'steady-funding',
    language: 'en',
    text: 'We are writing together because good local programs close every time their money runs out. Each year the same people fill in the same forms, and each year they wait for months without knowing whether their doors will still be open in the spring. We ask for funding that lasts five years, for reports that take an afternoon and not a month, and for decisions that are made close to the people they touch. Nobody can build trust in their neighbourhood on a contract that ends before the next winter does.',
    swap: ['months', 'weeks'],
    greetings: ['Hello.', 'Good day.'],
    thanks: ['Thank you for reading.', 'Thanks for asking.'],
  },
  {
    id: 'close-to-home',
    language: 'fr',
    text: 'Nous écrivons ensemble parce que les services les plus utiles sont toujours les plus loin. Dans bien des régions, il faut une journée complète, une voiture et un congé pour rencontrer quelqu’un qui peut aider, et ceux qui n’ont rien de tout cela restent chez eux. Nous demandons des services ouverts le soir, des équipes qui se déplacent, et de l’aide dans la langue que les gens parlent à la maison. Une bonne idée qui reste dans la grande ville ne change rien pour les autres, et le découragement fait le reste.',
    swap: ['soir', 'dimanche'],
    greetings: ['Bonjour.', 'Bonjour à vous.'],
    thanks: ['Merci de nous lire.', 'Merci de votre écoute.'],
  },
]
