import { type Journey, type Journeys, journeysThrough } from '../questionnaire/journeys.js'
import type { Command } from './command.js'
import { readQuestionnaire } from './document-file.js'
import { fileArguments } from './file-argument.js'

/** How many journeys the readable listing shows in full; `--json` has them all. */
const mostListed = 20

export const paths: Command = {
  name: 'paths',
  usage:
    'paths      FILE [--json]: follow every journey through a questionnaire; find dead ends and what nobody reaches.',
  async run(args, io) {
    const given = fileArguments<[string]>(args, 1)
    if (!given) {
      io.err('paths takes one file, and --json if a program reads the output.')
      return 2
    }
    const questionnaire = await readQuestionnaire(given.files[0], io)
    if (!questionnaire) return 1
    const found = journeysThrough(questionnaire)
    if (given.json) io.out(JSON.stringify(documentOf(found), null, 2))
    else for (const line of linesOf(found)) io.out(line)
    return found.deadEnds.length === 0 ? 0 : 1
  },
}

function documentOf(found: Journeys): object {
  return {
    complete: found.isComplete,
    deadEnds: ids(found.deadEnds),
    pagesNotReached: ids(found.pagesNotReached),
    questionsNotReached: ids(found.questionsNotReached),
    shortest: summaryOf(extremes(found.journeys).shortest),
    longest: summaryOf(extremes(found.journeys).longest),
    journeys: found.journeys.map(summaryOf),
  }
}

function linesOf(found: Journeys): readonly string[] {
  const { journeys, isComplete } = found
  const { shortest, longest } = extremes(journeys)
  return [
    isComplete ? `Journeys: ${journeys.length}` : `Journeys: more than the ${journeys.length} that were followed`,
    `Dead ends: ${named(found.deadEnds)}`,
    `Pages that no answers reach: ${named(found.pagesNotReached)}`,
    `Questions that no answers reach: ${named(found.questionsNotReached)}`,
    `Shortest: ${described(shortest)}`,
    `Longest: ${described(longest)}`,
    '',
    ...journeys.slice(0, mostListed).map((journey, index) => `${index + 1}. ${ids(journey.questions).join(' ')}`),
    ...(journeys.length > mostListed ? [`… and ${journeys.length - mostListed} more (--json lists all)`] : []),
  ]
}

/** By questions, then by English words. There is always a journey. */
function extremes(journeys: readonly Journey[]): { readonly shortest: Journey; readonly longest: Journey } {
  const upwards = journeys.toSorted((a, b) => a.questions.length - b.questions.length || a.words.en - b.words.en)
  return { shortest: upwards[0] as Journey, longest: upwards.at(-1) as Journey }
}

function described({ pages, questions, words, minutes }: Journey): string {
  const length = `${questions.length} questions on ${pages.length} pages`
  return `${length}; English ${words.en} words, ${minutes.en} min; French ${words.fr} words, ${minutes.fr} min`
}

function summaryOf({ pages, questions, words, minutes }: Journey): object {
  return { pages: ids(pages), questions: ids(questions), words, minutes }
}

function ids(nodes: readonly { readonly id: string }[]): readonly string[] {
  return nodes.map(({ id }) => id)
}

function named(nodes: readonly { readonly id: string }[]): string {
  return nodes.length === 0 ? 'none' : ids(nodes).join(' ')
}
