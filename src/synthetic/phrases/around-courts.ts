import type { Topic } from './topic.js'

/** What would come up there about everything around the courts. */
export const aroundCourtsTopics: readonly Topic[] = [
  {
    id: 'mental-health',
    weight: 4,
    care: 0.9,
    trust: 0,
    en: {
      seen: [
        '{where}, the police are called because nobody else comes at night.',
        'Jail is a poor place to get well.',
        'I know families who asked for care for years before anything happened.',
      ],
      wish: [
        'Send a nurse or a social worker along with the police.',
        'Offer treatment early, without a waiting list.',
        'Have a crisis team that answers day and night.',
      ],
      because: ['An illness is not a crime.', 'Care costs less than custody, and it lasts longer.'],
    },
    fr: {
      seen: [
        '{where}, on appelle la police parce que personne d’autre ne vient la nuit.',
        'La prison n’est pas un bon endroit pour guérir.',
        'Je connais des familles qui ont demandé des soins pendant des années avant qu’il se passe quelque chose.',
      ],
      wish: [
        'Envoyez du personnel infirmier ou social avec la police.',
        'Offrez un traitement tôt, sans liste d’attente.',
        'Mettez sur pied une équipe de crise qui répond jour et nuit.',
      ],
      because: [
        'Une maladie n’est pas un crime.',
        'Les soins coûtent moins cher que la détention, et leurs effets durent plus longtemps.',
      ],
    },
  },
  {
    id: 'root-causes',
    weight: 5,
    care: 0.8,
    trust: 0.2,
    en: {
      seen: [
        '{where}, people lose their housing first and everything else after.',
        'So much begins with school, work and a place to live.',
        'Addiction services are full, and the courts get those who could not wait.',
      ],
      wish: [
        'Spend more on housing and less on cells.',
        'Help families before there is a crisis.',
        'Put youth workers where young people are.',
      ],
      because: ['What is prevented needs no trial.', 'It is easier to help someone of ten than someone of thirty.'],
    },
    fr: {
      seen: [
        '{where}, les gens perdent d’abord leur logement, et tout le reste ensuite.',
        'Tant de choses commencent par l’école, le travail et un toit.',
        'Les services en dépendance débordent, et les tribunaux reçoivent ceux qui n’ont pas pu attendre.',
      ],
      wish: [
        'Dépensez plus pour le logement et moins pour les cellules.',
        'Aidez les familles avant la crise.',
        'Envoyez du monde dans la rue, là où sont les jeunes.',
      ],
      because: [
        'Ce qu’on prévient n’a pas besoin de procès.',
        'Il est plus facile d’aider quelqu’un à dix ans qu’à trente.',
      ],
    },
  },
  {
    id: 'indigenous-led',
    weight: 3,
    care: 0.9,
    trust: 0.3,
    en: {
      seen: [
        'Communities that run their own programs get people to come.',
        '{where}, the court comes by plane a few times a year and leaves again.',
      ],
      wish: [
        'Let Indigenous nations decide how justice is done in their communities.',
        'Fund healing programs for as long as courts are funded.',
        'Train everyone in the system in the history of the place where they work.',
      ],
      because: ['Solutions that come from a community stay in it.', 'People listen to those who know them.'],
    },
    fr: {
      seen: [
        'Les communautés qui dirigent leurs propres programmes réussissent à faire venir les gens.',
        '{where}, le tribunal arrive en avion quelques fois par an, puis repart.',
      ],
      wish: [
        'Laissez les nations autochtones décider de la façon de rendre justice chez elles.',
        'Financez les programmes de guérison aussi longtemps que les tribunaux.',
        'Formez tout le personnel à l’histoire de l’endroit où il travaille.',
      ],
      because: [
        'Les solutions qui viennent d’une communauté y restent.',
        'Les gens écoutent ceux qui les connaissent.',
      ],
    },
  },
  {
    id: 'return',
    weight: 2.5,
    care: 0.7,
    trust: 0.1,
    en: {
      seen: [
        'People come out of custody with a bus ticket and nowhere to sleep.',
        '{where}, a record from twenty years ago still keeps {who} from finding work.',
      ],
      wish: [
        'Plan the return home from the first day.',
        'Help with housing and work in the first three months.',
        'Make it simpler to put an old record behind you.',
      ],
      because: [
        'Someone who has a job and a home has something to lose.',
        'Everyone is safer when a return goes well.',
      ],
    },
    fr: {
      seen: [
        'Des gens sortent de détention avec un billet d’autobus et nulle part où dormir.',
        '{where}, un casier vieux de vingt ans empêche encore {who} de trouver du travail.',
      ],
      wish: [
        'Préparez le retour à la maison dès le premier jour.',
        'Aidez à trouver un logement et du travail dans les trois premiers mois.',
        'Simplifiez les démarches pour tourner la page sur un vieux casier.',
      ],
      because: [
        'Une personne qui a un emploi et un toit a quelque chose à perdre.',
        'Tout le monde est plus en sécurité quand un retour se passe bien.',
      ],
    },
  },
  {
    id: 'police',
    weight: 2,
    care: 0.2,
    trust: -1,
    en: {
      seen: [
        '{where}, some people cross the street when they see a patrol car.',
        'I have met officers who took the time, and others who did not.',
      ],
      wish: [
        'Have the same officers stay long enough to know people.',
        'Publish what becomes of complaints.',
        'Train officers to calm things down.',
      ],
      because: ['Without trust nobody calls.', 'One bad meeting is told ten times.'],
    },
    fr: {
      seen: [
        '{where}, des gens changent de trottoir quand ils voient une voiture de patrouille.',
        'J’ai croisé des patrouilles qui prenaient le temps, et d’autres non.',
      ],
      wish: [
        'Laissez le même personnel en poste assez longtemps pour connaître les gens.',
        'Rendez public ce que deviennent les plaintes.',
        'Formez la police à calmer les situations.',
      ],
      because: ['Sans confiance, personne n’appelle.', 'Une mauvaise rencontre se raconte dix fois.'],
    },
  },
]
