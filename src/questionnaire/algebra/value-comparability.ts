import type { Comparability } from '../comparability-class.js'
import type { NodeKind } from './node-kind.js'

/** What it does to answers when a value of such a node changes. What is not listed is taken for the worst. */
export function comparabilityOfValue(kind: NodeKind, attribute: string): Comparability {
  const found = classes.find(([, listed]) => listed[kind]?.includes(attribute))
  return found ? found[0] : 'meaning'
}

type Listed = { readonly [K in NodeKind]?: readonly string[] }

const classes: readonly (readonly [Comparability, Listed])[] = [
  [
    'none',
    {
      questionnaire: ['id', 'title', 'notice', 'contentNote', 'helpResources', 'pages'],
      helpResource: ['name', 'description', 'telephone', 'address'],
      page: ['title', 'shortTitle', 'introduction', 'questions'],
      question: ['hint', 'factTitle', 'factText', 'sensitive', 'identifying', 'showHelp'],
    },
  ],
  ['wording', { question: ['text'], option: ['label'], point: ['label'], row: ['text'] }],
  [
    'options',
    {
      question: ['options', 'points', 'rows', 'min', 'max', 'whole', 'maxLength'],
      option: ['exclusive', 'specify'],
    },
  ],
  ['reach', { questionnaire: ['minimumAge'], question: ['required', 'showIf'] }],
  [
    'meaning',
    {
      questionnaire: ['schema'],
      question: ['kind', 'unit', 'replaces'],
      option: ['from', 'to'],
      point: ['value', 'offScale'],
    },
  ],
]
