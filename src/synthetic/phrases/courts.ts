import type { Topic } from './topic.js'

/** What would come up about courts, in a consultation on criminal justice. */
export const courtTopics: readonly Topic[] = [
  {
    id: 'delays',
    weight: 4,
    care: -0.3,
    trust: -0.5,
    en: {
      seen: [
        '{where}, a simple case can be put off again and again.',
        'Waiting for a trial wears down everyone, on both sides.',
        'By the time the court sits, witnesses have forgotten half of it.',
      ],
      wish: [
        'Deal with small cases outside court, and keep the judges for the others.',
        'Set a date and hold to it.',
        'Let people take part by video when they live far away.',
      ],
      because: [
        'A decision that comes too late helps nobody.',
        'Each delay costs someone a day of work and a night of sleep.',
      ],
    },
    fr: {
      seen: [
        '{where}, une affaire toute simple peut être reportée encore et encore.',
        'Attendre un procès use tout le monde, des deux côtés.',
        'Quand le tribunal siège enfin, les témoins ont oublié la moitié des faits.',
      ],
      wish: [
        'Réglez les petites affaires hors des tribunaux, et gardez les juges pour les autres.',
        'Fixez une date et respectez-la.',
        'Permettez aux gens de participer par vidéo quand ils habitent loin.',
      ],
      because: [
        'Une décision qui arrive trop tard n’aide personne.',
        'Chaque report coûte à quelqu’un une journée de travail et une nuit de sommeil.',
      ],
    },
  },
  {
    id: 'victims',
    weight: 4,
    care: 0.5,
    trust: -0.4,
    en: {
      seen: [
        'Victims are told little, and they hear it late.',
        '{where}, {who} had to call many times to learn what was happening.',
        'People who were hurt often feel that the case is about everyone but them.',
      ],
      wish: [
        'Give each victim one person to call, from the first day to the last.',
        'Ask victims what they need, and do not assume it.',
        'Pay for counselling for as long as it is needed.',
      ],
      because: [
        'Being kept informed makes a hard time a little easier.',
        'Someone who feels respected is readier to report and to testify.',
      ],
    },
    fr: {
      seen: [
        'On dit peu de choses aux victimes, et on les leur dit tard.',
        '{where}, {who} a dû téléphoner bien des fois pour savoir ce qui se passait.',
        'Les personnes blessées ont souvent l’impression que l’affaire concerne tout le monde sauf elles.',
      ],
      wish: [
        'Donnez à chaque victime une seule personne à appeler, du premier au dernier jour.',
        'Demandez aux victimes ce dont elles ont besoin, sans le supposer.',
        'Payez le soutien psychologique aussi longtemps qu’il le faut.',
      ],
      because: [
        'Savoir ce qui se passe rend un moment difficile un peu moins lourd.',
        'Une personne qui se sent respectée est plus prête à porter plainte et à témoigner.',
      ],
    },
  },
  {
    id: 'restorative',
    weight: 3,
    care: 0.6,
    trust: 0.5,
    en: {
      seen: [
        '{who} took part in a meeting with the person who did the harm, and found it worth it.',
        'A fine teaches nobody what it was like on the other side.',
      ],
      wish: [
        'Offer a meeting whenever both sides want it, and never push for it.',
        'Tell victims that a restorative process exists.',
        'Let people repair what they broke.',
      ],
      because: [
        'Someone who has to look at the harm may understand it.',
        'Sometimes an answer matters more than a sentence.',
      ],
    },
    fr: {
      seen: [
        '{who} a participé à une rencontre avec la personne qui avait causé le tort, et ne l’a pas regretté.',
        'Une amende n’apprend à personne ce qu’on a vécu de l’autre côté.',
      ],
      wish: [
        'Offrez une rencontre quand les deux côtés la souhaitent, sans jamais insister.',
        'Dites aux victimes que les processus réparateurs existent.',
        'Laissez les gens réparer ce qu’ils ont brisé.',
      ],
      because: [
        'Une personne qui doit regarder le tort en face peut le comprendre.',
        'Parfois, une réponse compte plus qu’une peine.',
      ],
    },
  },
  {
    id: 'firmness',
    weight: 3,
    care: -1.2,
    trust: 0.2,
    en: {
      seen: [
        '{where}, the same few people are back a week after they were arrested.',
        'Sentences for serious violence seem light to me.',
      ],
      wish: [
        'Keep people who are dangerous away from those they have hurt.',
        'Serious violence should have serious consequences.',
        'Make sure that conditions are checked, not only written down.',
      ],
      because: ['People need to feel safe at home.', 'Rules that nobody checks are not rules.'],
    },
    fr: {
      seen: [
        '{where}, les mêmes personnes sont de retour une semaine après leur arrestation.',
        'Les peines pour violence grave me semblent légères.',
      ],
      wish: [
        'Gardez les personnes dangereuses loin de celles qu’elles ont blessées.',
        'La violence grave devrait avoir des conséquences sérieuses.',
        'Vérifiez que les conditions sont respectées, au lieu de seulement les écrire.',
      ],
      because: [
        'Les gens doivent se sentir en sécurité chez eux.',
        'Une règle que personne ne vérifie n’en est pas une.',
      ],
    },
  },
  {
    id: 'legal-aid',
    weight: 2.5,
    care: 0.4,
    trust: -0.6,
    en: {
      seen: [
        '{where}, you earn too much for legal aid and too little for a lawyer.',
        'Court papers are written for lawyers, and {who} could not make sense of them.',
      ],
      wish: [
        'Raise the income limit for legal aid.',
        'Write letters from the court in words that people know.',
        'Put someone at the door of the court who explains what comes next.',
      ],
      because: ['A right that you cannot afford is not worth much.', 'People plead guilty just to be done with it.'],
    },
    fr: {
      seen: [
        '{where}, on gagne trop pour l’aide juridique et trop peu pour payer sa défense.',
        'Les documents du tribunal sont écrits pour les juristes, et {who} n’y comprenait rien.',
      ],
      wish: [
        'Haussez le seuil de revenu de l’aide juridique.',
        'Écrivez les lettres du tribunal avec des mots que les gens connaissent.',
        'Placez à l’entrée du palais de justice quelqu’un qui explique la suite.',
      ],
      because: [
        'Un droit qu’on ne peut pas se payer ne vaut pas grand-chose.',
        'Des gens plaident coupable juste pour en finir.',
      ],
    },
  },
]
