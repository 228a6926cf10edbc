import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Version } from '../consultation/publication.js'
import type { Database } from '../database/connect.js'
import { type GroupedText, groupingSteps } from './campaign.js'
import {
  type Examined,
  findGroupedNumbers,
  findTextNumbers,
  findTextsAfter,
  findUnexamined,
  openTexts,
  saveExamined,
  saveGroups,
  type Unexamined,
} from './examining-store.js'
import { findPersonal } from './personal.js'
import { straightLines } from './straight-line.js'

/** Raised whenever what is looked for changes, so that all is looked through again. */
export const rules = 1

const atOnce = 500

export type Examinable = { readonly consultation: { readonly id: string }; readonly versions: readonly Version[] }

export type Examiner = {
  /** As the app, which writes down what is found; and as the analyst, who alone reads what was written. */
  readonly app: Database
  readonly analyst: Database
}

/**
 * Makes the texts of all mixed responses of a consultation known, looks through them, and groups those of questions that
 * have new ones, in turns of some milliseconds. `isEnded` breaks it off. Done twice at once, it comes to the same.
 */
export async function examine(
  examiner: Examiner,
  { consultation, versions }: Examinable,
  isEnded: () => boolean = () => false,
): Promise<void> {
  while (!isEnded() && (await openTexts(examiner.app, consultation.id, atOnce)) > 0) continue
  while (!isEnded() && (await examineSome(examiner, consultation.id, versions)) > 0) continue
  const [numbers, grouped] = await Promise.all([
    findTextNumbers(examiner.analyst, consultation.id),
    findGroupedNumbers(examiner.app, consultation.id, rules),
  ])
  for (const [question, texts] of numbers) {
    if (isEnded() || grouped.get(question) === texts) continue
    await groupQuestion(examiner, consultation.id, { question, isEnded })
  }
}

async function examineSome(
  { app, analyst }: Examiner,
  consultation: string,
  versions: readonly Version[],
): Promise<number> {
  const found = await findUnexamined(analyst, consultation, { rules, most: atOnce })
  if (found.length === 0) return 0
  const examined: Examined[] = []
  for (const [index, each] of found.entries()) {
    if (index % 50 === 0) await nextTurn()
    examined.push(examineOne(each, versions))
  }
  await app.transaction().execute((trx) => saveExamined(trx, consultation, { rules, examined }))
  return found.length
}

function examineOne({ response, version, answers, texts }: Unexamined, versions: readonly Version[]): Examined {
  const questionnaire = versions.find(({ number }) => number === version)?.questionnaire
  return {
    response,
    flags: texts.flatMap(({ question, words }) => findPersonal(words).map((flag) => ({ question, ...flag }))),
    lines: questionnaire ? straightLines(questionnaire, answers) : [],
  }
}

type Grouping = { readonly question: string; readonly isEnded: () => boolean }

async function groupQuestion(
  { app, analyst }: Examiner,
  consultation: string,
  { question, isEnded }: Grouping,
): Promise<void> {
  const texts: GroupedText[] = []
  let response = '00000000-0000-0000-0000-000000000000'
  for (let page: readonly GroupedText[] = []; ; response = page.at(-1)!.response) {
    page = await findTextsAfter(analyst, consultation, { question, response, most: 2000 })
    if (page.length === 0 || isEnded()) break
    texts.push(...page)
  }
  const steps = groupingSteps(texts, 100)
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    if (isEnded()) return
    await nextTurn()
  }
  const groups = step.value
  await app
    .transaction()
    .execute((trx) => saveGroups(trx, consultation, { question, rules, texts: texts.length, groups }))
}

export type Examining = {
  /** Says that somebody waits for what is new. */
  soon(): void
  close(): Promise<void>
}

export type ExaminingOptions = Examiner & {
  readonly consultations: () => readonly Examinable[]
  /** Told of every round that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds between rounds. */
  readonly pause?: number
}

/** Examines for as long as the program runs: at the start, when it is asked for, and every few minutes. */
export function keepExamining({ consultations, onFault, pause = 300_000, ...examiner }: ExaminingOptions): Examining {
  let isEnded = false
  let round: Promise<void> | undefined

  async function examineAll(): Promise<void> {
    for (const each of consultations()) {
      if (isEnded) return
      if (each.versions.length > 0) await examine(examiner, each, () => isEnded)
    }
  }

  function begin(): void {
    round ??= examineAll()
      .catch(onFault)
      .finally(() => (round = undefined))
  }

  const first = setTimeout(begin, 1000).unref()
  const regular = setInterval(begin, pause).unref()
  return {
    soon: () => (isEnded ? undefined : begin()),
    close: async () => {
      isEnded = true
      clearTimeout(first)
      clearInterval(regular)
      await round
    },
  }
}
