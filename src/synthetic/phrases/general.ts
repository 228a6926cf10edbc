import type { Topic } from './topic.js'

/** What comes up in a consultation about anything. */
export const generalTopics: readonly Topic[] = [
  {
    id: 'information',
    weight: 3,
    care: 0,
    trust: 0.5,
    en: {
      seen: [
        '{where}, most people have never heard of what is on offer.',
        'I only found out about all this because {who} told me.',
        'The information that exists is long, and it is hard to find.',
      ],
      wish: [
        'Say it in plain words, and say it where people already are.',
        'One page that tells you whom to call would be enough.',
        'Please explain what was decided, and why.',
      ],
      because: [
        'Nobody can use what they do not know about.',
        'When people understand a decision, they accept it more easily.',
      ],
    },
    fr: {
      seen: [
        '{where}, la plupart des gens n’ont jamais entendu parler de ce qui existe.',
        'Je l’ai appris seulement parce que {who} m’en a parlé.',
        'L’information qui existe est longue, et difficile à trouver.',
      ],
      wish: [
        'Dites-le avec des mots simples, là où les gens sont déjà.',
        'Une seule page qui dit à qui téléphoner suffirait.',
        'Expliquez ce qui a été décidé, et pourquoi.',
      ],
      because: [
        'Personne ne peut se servir de ce qu’il ne connaît pas.',
        'Quand on comprend une décision, on l’accepte plus facilement.',
      ],
    },
  },
  {
    id: 'access',
    weight: 3,
    care: 0.5,
    trust: -0.3,
    en: {
      seen: [
        '{where}, the nearest office is more than an hour away.',
        'Everything closes at five, and many people work until six.',
        'A form that only works online leaves {who} out.',
      ],
      wish: [
        'Open some evenings, and send someone out to the smaller places.',
        'Keep a telephone line with a person at the other end.',
        'Services should go to people, not only the other way around.',
      ],
      because: ['Distance should not decide who gets help.', 'People give up after the third try.'],
    },
    fr: {
      seen: [
        '{where}, le bureau le plus proche est à plus d’une heure.',
        'Tout ferme à cinq heures, et bien des gens travaillent jusqu’à six.',
        'Un formulaire seulement en ligne laisse {who} de côté.',
      ],
      wish: [
        'Ouvrez certains soirs, et envoyez quelqu’un dans les petites localités.',
        'Gardez une ligne téléphonique où une personne répond.',
        'Les services devraient aller vers les gens, pas seulement l’inverse.',
      ],
      because: [
        'La distance ne devrait pas décider qui reçoit de l’aide.',
        'Les gens abandonnent après le troisième essai.',
      ],
    },
  },
  {
    id: 'funding',
    weight: 2,
    care: 0.6,
    trust: 0,
    en: {
      seen: [
        '{where}, a program that worked well ended when its money did.',
        'Small groups spend more time on reports than on people.',
      ],
      wish: [
        'Fund what works for longer than a year at a time.',
        'Give some of the money to small groups that know their neighbours.',
        'Ask for shorter reports, and read them.',
      ],
      because: ['Trust takes years, and a contract lasts months.', 'Starting over costs more than going on.'],
    },
    fr: {
      seen: [
        '{where}, un programme qui marchait bien a pris fin avec son financement.',
        'Les petits groupes passent plus de temps sur les rapports qu’avec les gens.',
      ],
      wish: [
        'Financez ce qui fonctionne pendant plus d’un an à la fois.',
        'Donnez une part de l’argent aux petits groupes qui connaissent leur monde.',
        'Demandez des rapports plus courts, et lisez-les.',
      ],
      because: [
        'La confiance prend des années, et un contrat dure quelques mois.',
        'Recommencer coûte plus cher que continuer.',
      ],
    },
  },
  {
    id: 'youth',
    weight: 2,
    care: 0.8,
    trust: 0.2,
    en: {
      seen: ['Young people {where} have nowhere to go after school.', 'Nobody asks young people what would help them.'],
      wish: [
        'Give young people something to do, and someone to talk to.',
        'Let young people help plan what is meant for them.',
        'Schools could do more with a little help from outside.',
      ],
      because: ['What happens early lasts.', 'They know their own world better than we do.'],
    },
    fr: {
      seen: [
        'Les jeunes, {where}, n’ont nulle part où aller après l’école.',
        'Personne ne demande aux jeunes ce qui les aiderait.',
      ],
      wish: [
        'Donnez aux jeunes quelque chose à faire et quelqu’un à qui parler.',
        'Laissez les jeunes aider à planifier ce qui leur est destiné.',
        'Les écoles pourraient en faire plus avec un peu d’aide de l’extérieur.',
      ],
      because: ['Ce qui arrive tôt dans la vie reste longtemps.', 'Ils connaissent leur monde mieux que nous.'],
    },
  },
  {
    id: 'listening',
    weight: 2,
    care: 0,
    trust: -0.9,
    en: {
      seen: [
        'We have answered questions like these before, and heard nothing back.',
        '{where}, people feel that decisions are made somewhere else.',
      ],
      wish: [
        'Come and listen before you decide.',
        'Show us what changed because of what people said.',
        'Keep asking, and ask people who seldom get asked.',
      ],
      because: ['Being heard is half of it.', 'Otherwise fewer will answer next time.'],
    },
    fr: {
      seen: [
        'Nous avons déjà répondu à de telles questions, sans jamais avoir de nouvelles.',
        '{where}, les gens ont l’impression que tout se décide ailleurs.',
      ],
      wish: [
        'Venez écouter avant de décider.',
        'Montrez-nous ce qui a changé grâce à ce que les gens ont dit.',
        'Continuez de demander, surtout à ceux qu’on consulte rarement.',
      ],
      because: ['Être entendu, c’est déjà la moitié du chemin.', 'Sinon, moins de gens répondront la prochaine fois.'],
    },
  },
  {
    id: 'together',
    weight: 1.5,
    care: 0.3,
    trust: 0.7,
    en: {
      seen: [
        '{where}, three organizations do the same work and never meet.',
        'What I have seen work is people who know each other by name.',
      ],
      wish: [
        'Bring schools, health services and community groups to one table.',
        'Have one person follow each case from start to finish.',
      ],
      because: ['No one can do this alone.', 'Telling the same story five times wears people out.'],
    },
    fr: {
      seen: [
        '{where}, trois organismes font le même travail et ne se rencontrent jamais.',
        'Ce que j’ai vu fonctionner, ce sont des gens qui se connaissent par leur nom.',
      ],
      wish: [
        'Réunissez les écoles, les services de santé et les groupes communautaires autour d’une table.',
        'Confiez chaque dossier à une seule personne, du début à la fin.',
      ],
      because: ['Personne ne peut y arriver seul.', 'Raconter cinq fois la même histoire épuise les gens.'],
    },
  },
]
