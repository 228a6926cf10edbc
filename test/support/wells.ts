import type { NewConsultation } from '../../src/consultation/consultation.js'
import type { Bilingual, Questionnaire } from '../../src/questionnaire/questionnaire.js'

const both = (en: string, fr: string): Bilingual => ({ en, fr })

/** A small consultation, its dates not yet set: whether the village digs a second well. */
export const undatedWells: NewConsultation = {
  id: 'wells',
  slug: both('second-well', 'deuxieme-puits'),
  audience: 'open',
  sensitive: false,
  mixingThreshold: 1,
  ledBy: both('The village', 'Le village'),
  profile: {
    title: both('A second well', 'Un deuxième puits'),
    summary: both('Should we dig it?', 'Faut-il le creuser?'),
    objectives: [both('To know', 'Savoir')],
    who: both('Everyone', 'Tout le monde'),
    what: both('Questions', 'Des questions'),
    where: both('Here', 'Ici'),
    why: both('Water', 'L’eau'),
    minutes: 1,
    otherWays: [],
    related: [],
  },
  privacyNotice: { number: 1, date: '2026-05-01', paragraphs: [both('Nothing is kept.', 'Rien n’est conservé.')] },
  contact: { name: both('The village', 'Le village'), email: 'village@example.org' },
}

export const wells = { ...undatedWells, opensOn: '2026-05-04', closesOn: '2026-06-12' }

/** One question; `title` tells two versions apart. */
export function wellsQuestionnaire(title = 'A second well'): Questionnaire {
  return {
    schema: 'urn:roundtable:questionnaire:1',
    id: 'wells',
    title: both(title, 'Un deuxième puits'),
    pages: [
      {
        id: 'p1',
        title: both('The well', 'Le puits'),
        questions: [
          {
            id: 'a1',
            kind: 'single',
            text: both('Should we dig it?', 'Faut-il le creuser?'),
            options: [
              { code: 'yes', label: both('Yes', 'Oui') },
              { code: 'no', label: both('No', 'Non') },
            ],
          },
        ],
      },
    ],
  }
}
