import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { QuestionAcross } from '../report/question-across.js'
import { type Heard, unwritten } from './heard.js'

/** With what analysts begin: every question that has numbers of its own, and the limits of the method in plain words. */
export function firstHeard(questions: readonly QuestionAcross[]): Heard {
  return {
    summary: unwritten,
    engagement: unwritten,
    participants: unwritten,
    questions: tellable(questions).map(({ question }) => ({ question: question.id, shown: true, remark: unwritten })),
    themes: [],
    next: [],
    method,
    correction: unwritten,
  }
}

/** Those whose answers are counted for everybody, in the order in which they were asked. */
export function tellable(questions: readonly QuestionAcross[]): readonly QuestionAcross[] {
  return questions.filter(
    ({ question, isIdentifying, followsIdentifying }) =>
      !isIdentifying && !followsIdentifying && question.kind !== 'short-text' && question.kind !== 'long-text',
  )
}

/** True of every consultation that this program holds; analysts say more, or otherwise. */
const method: Bilingual = {
  en: [
    'Everyone was free to answer or not, and chose to. The figures describe the people who answered. They do not represent all Canadians, and no margin of error can be given.',
    'Percentages are of those who answered the question. Every question was optional, so this number differs from one question to the next. Answers were not weighted.',
    'Texts that many people sent in the same or nearly the same words are counted apart, and none was left out.',
    'So that nobody can be recognized, small groups are put together, and a group is shown only when it has at least 10 people, or 20 where a question is sensitive.',
  ].join('\n\n'),
  fr: [
    'Chaque personne était libre de répondre ou non et a choisi de le faire. Les chiffres décrivent les personnes qui ont répondu. Ils ne représentent pas l’ensemble de la population canadienne, et aucune marge d’erreur ne peut être calculée.',
    'Les pourcentages sont établis sur le nombre de personnes qui ont répondu à la question. Toutes les questions étaient facultatives\u00a0: ce nombre varie donc d’une question à l’autre. Les réponses n’ont pas été pondérées.',
    'Les textes que plusieurs personnes ont envoyés dans les mêmes mots, ou presque, sont comptés à part, et aucun n’a été écarté.',
    'Pour que personne ne puisse être reconnu, les petits groupes sont réunis, et un groupe n’est montré que s’il compte au moins 10 personnes, ou 20 lorsqu’une question est de nature délicate.',
  ].join('\n\n'),
}
