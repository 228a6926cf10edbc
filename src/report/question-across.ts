import { comparisonsOf } from '../questionnaire/condition.js'
import { questionsOf } from '../questionnaire/find-question.js'
import type { Question, Questionnaire } from '../questionnaire/questionnaire.js'

/** A question as all versions together ask it. */
export type QuestionAcross = {
  /** As in the newest version that asks it, with what only older ones offered to choose at the end. */
  readonly question: Question
  /** Every version asks it, as the same kind, without a condition. */
  readonly isPutToAll: boolean
  /** Marked in any version: a mark that was forgotten protects what was received before it too. */
  readonly isIdentifying: boolean
  /** Whether it is shown depends, in some version, on a question that is identifying or follows one. */
  readonly followsIdentifying: boolean
  readonly isSensitive: boolean
}

/** The questions of these versions (oldest first), each once: those of the newest first. */
export function questionsAcross(versions: readonly Questionnaire[]): readonly QuestionAcross[] {
  const byId = new Map<string, readonly Question[]>()
  for (const question of versions.toReversed().flatMap(questionsOf)) {
    byId.set(question.id, [...(byId.get(question.id) ?? []), question])
  }
  const identifying = idsWhere(byId, ({ identifying: isMarked }) => isMarked === true)
  const following = followersOf(identifying, byId)
  return [...byId].map(([id, asked]) => ({
    question: asked.slice(1).reduce(withChoicesOf, asked[0] as Question),
    isPutToAll:
      asked.length === versions.length && asked.every(({ kind, showIf }) => kind === asked[0]?.kind && !showIf),
    isIdentifying: identifying.has(id),
    followsIdentifying: following.has(id),
    isSensitive: asked.some(({ sensitive }) => sensitive),
  }))
}

/** Those by which people could be told apart. */
export function identifyingQuestions(versions: readonly Questionnaire[]): readonly Question[] {
  return questionsAcross(versions)
    .filter(({ isIdentifying }) => isIdentifying)
    .map(({ question }) => question)
}

type Asked = ReadonlyMap<string, readonly Question[]>

function followersOf(identifying: ReadonlySet<string>, byId: Asked): ReadonlySet<string> {
  let following: ReadonlySet<string> = new Set()
  for (;;) {
    const reached = new Set([...identifying, ...following])
    const found = idsWhere(byId, ({ showIf }) =>
      showIf ? comparisonsOf(showIf).some(({ question }) => reached.has(question)) : false,
    )
    if (found.size === following.size) return found
    following = found
  }
}

function idsWhere(byId: Asked, holds: (question: Question) => boolean): ReadonlySet<string> {
  return new Set([...byId].filter(([, asked]) => asked.some(holds)).map(([id]) => id))
}

function withChoicesOf(question: Question, older: Question): Question {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return 'options' in older ? { ...question, options: withMissing(question.options, older.options) } : question
    case 'scale':
      return 'points' in older ? { ...question, points: withMissing(question.points, older.points) } : question
    case 'matrix': {
      if (older.kind !== 'matrix') return question
      const rows = [...question.rows, ...older.rows.filter(({ id }) => question.rows.every((row) => row.id !== id))]
      return { ...question, rows, points: withMissing(question.points, older.points) }
    }
    case 'number':
    case 'short-text':
    case 'long-text':
      return question
  }
}

function withMissing<Choice extends { readonly code: string }>(
  choices: readonly Choice[],
  older: readonly Choice[],
): readonly Choice[] {
  return [...choices, ...older.filter(({ code }) => choices.every((choice) => choice.code !== code))]
}
