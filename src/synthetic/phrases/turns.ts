import type { Locale } from '../../questionnaire/questionnaire.js'

/** What goes into sentences, and around them. */
type Turns = {
  readonly where: readonly string[]
  readonly who: readonly string[]
  /** Before the last stop of what is wished for. */
  readonly tails: readonly string[]
  readonly openings: readonly string[]
  readonly closings: readonly string[]
  /** On one line, whatever the question. */
  readonly short: readonly string[]
}

export const turns: { readonly [L in Locale]: Turns } = {
  en: {
    where: [
      'where I live',
      'in my town',
      'in our neighbourhood',
      'in the north',
      'in the city',
      'out in the country',
      'around here',
      'in our region',
    ],
    who: ['a friend', 'someone in my family', 'a neighbour', 'someone I work with', 'an older person I know'],
    tails: [
      ', especially {where}',
      ', above all {where}',
      ', please',
      ', as soon as you can',
      ', even if it takes years',
      ', {where} at least',
    ],
    openings: [
      'I read all the fact boxes twice.',
      'I talked this over with {who}.',
      'Most of what I know comes from {who}.',
      'I am answering after a long day at work.',
      'I have thought about this for a while.',
      'Just one thing.',
      'Two things come to mind.',
      'This is how I see it.',
      'I am no expert.',
      'Thank you for asking.',
    ],
    closings: ['That is all.', 'I hope this helps.', 'It would be a start.', 'It can be done.'],
    short: [
      'It depends on the situation',
      'All of these together',
      'Something smaller and closer to home',
      'People who know the place',
      'A mix of several of these',
      'None of these quite fits',
    ],
  },
  fr: {
    where: [
      'là où je vis',
      'dans ma ville',
      'dans notre quartier',
      'dans le Nord',
      'en ville',
      'à la campagne',
      'par ici',
      'dans notre région',
    ],
    who: [
      'une amie',
      'quelqu’un de ma famille',
      'une personne du voisinage',
      'un collègue',
      'une personne âgée que je connais',
    ],
    tails: [
      ', surtout {where}',
      ', et d’abord {where}',
      ', s’il vous plaît',
      ', dès que possible',
      ', même si cela prend des années',
      ', du moins {where}',
    ],
    openings: [
      'J’ai lu tous les encadrés deux fois.',
      'J’en ai discuté avec {who}.',
      'Ce que j’en sais vient surtout de {who}.',
      'Je réponds après une longue journée de travail.',
      'J’y pense depuis un moment.',
      'Une seule chose.',
      'Deux choses me viennent à l’esprit.',
      'Voici comment je vois cela.',
      'Je ne suis pas spécialiste.',
      'Merci de poser la question.',
    ],
    closings: ['C’est tout.', 'J’espère que cela aidera.', 'Ce serait un début.', 'C’est possible.'],
    short: [
      'Cela dépend de la situation',
      'Tout cela à la fois',
      'Quelque chose de plus petit, plus près des gens',
      'Des gens qui connaissent le milieu',
      'Un mélange de plusieurs réponses',
      'Aucune ne convient vraiment',
    ],
  },
}
