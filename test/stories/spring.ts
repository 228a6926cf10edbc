import type { Bilingual, Questionnaire } from '../../src/questionnaire/questionnaire.js'

const both = (en: string, fr: string): Bilingual => ({ en, fr })
const option = (code: string, en: string, fr: string) => ({ code, label: both(en, fr) })

/** Two pages with every kind of field that a person types into, one of them needed. */
export const spring: Questionnaire = {
  schema: 'urn:roundtable:questionnaire:1',
  id: 'spring',
  title: both('The spring', 'La source'),
  pages: [
    {
      id: 'water',
      title: both('The water', 'L’eau'),
      questions: [
        { id: 'depth', kind: 'number', text: both('How deep is it?', 'Quelle est sa profondeur?'), min: 0, max: 100 },
        { id: 'name', kind: 'short-text', text: both('What is it called?', 'Quel est son nom?'), maxLength: 20 },
        {
          id: 'taste',
          kind: 'single',
          text: both('How does it taste?', 'Quel goût a-t-elle?'),
          required: true,
          options: [
            option('sweet', 'Sweet', 'Douce'),
            option('salt', 'Salty', 'Salée'),
            { ...option('else', 'Else', 'Autre'), specify: both('How?', 'Lequel?') },
          ],
        },
        {
          id: 'guests',
          kind: 'multiple',
          text: both('Who drinks from it?', 'Qui y boit?'),
          options: [
            option('birds', 'Birds', 'Des oiseaux'),
            option('deer', 'Deer', 'Des cerfs'),
            { ...option('nobody', 'Nobody', 'Personne'), exclusive: true },
          ],
        },
      ],
    },
    {
      id: 'words',
      title: both('Your words', 'Vos mots'),
      questions: [
        { id: 'remarks', kind: 'long-text', text: both('Anything else?', 'Autre chose?'), maxLength: 10_000 },
        { id: 'motto', kind: 'short-text', text: both('A motto?', 'Une devise?'), maxLength: 10_000 },
      ],
    },
  ],
}

/** The next version asks one question less on its first page, and one more. */
export const springAnew: Questionnaire = {
  ...spring,
  pages: [
    {
      ...spring.pages[0]!,
      questions: [
        ...spring.pages[0]!.questions.filter(({ id }) => id !== 'name'),
        { id: 'age', kind: 'number', text: both('How old is it?', 'Quel âge a-t-elle?') },
      ],
    },
    spring.pages[1]!,
  ],
}

/** Days around today, whatever day it is: the small consultations are open on all but the last. */
export const opensOn = '2020-01-01'
export const closesOn = '2120-01-01'
