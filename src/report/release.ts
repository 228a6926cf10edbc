import { rowField } from '../questionnaire/field-names.js'
import type { Question } from '../questionnaire/questionnaire.js'
import type { Part } from './parts.js'
import { isTurnOver, nextTurn } from '../turn.js'
import type { QuestionAcross } from './question-across.js'
import type { SharedSubject, SharedTrait, Sharing } from './sharing.js'
import { sharingOf } from './sharing-choice.js'
import type { Census } from './census.js'
import type { Tally } from './tally.js'
import { sensitiveThreshold } from './threshold.js'

/** All that becomes public of the numbers. Everything else that a page shows of them is reckoned from this. */
export type PublicTables = {
  readonly responses: number
  /**
   * Each question alone, with every count exact: those that neither are identifying nor follow one that is. Of a matrix
   * each row (`question__row`), since rows are told apart everywhere else too.
   */
  readonly questions: readonly QuestionTable[]
  /** Each identifying question alone, where it has two parts at least. */
  readonly traits: readonly { readonly question: string; readonly parts: readonly Part[] }[]
  readonly tables: readonly GroupTable[]
}

/** Of one row of a matrix, `answered` and the counts are of that row, by the codes of its points. */
export type QuestionTable = { readonly question: string; readonly tally: Tally }

/** One question, or row of a matrix (`question__row`), by one identifying question. */
export type GroupTable = {
  readonly subject: string
  readonly by: string
  readonly columns: readonly Part[]
  /** The last row of a table that adds up can be of several answers together; counts stand by column. */
  readonly rows: readonly { readonly answers: readonly string[]; readonly counts: readonly number[] }[]
}

export type Release =
  | { readonly kind: 'too-few'; readonly least: number }
  | {
      readonly kind: 'release'
      readonly tables: PublicTables
      /** What may be told together: the rows of the public file are cut by it too. Not public. */
      readonly sharing: Sharing
    }

/** The fewest responses that a release can be of: the tables of one response would be that response. */
export const leastResponses = sensitiveThreshold

/**
 * What becomes public of a census: a fixed list of tables. A later release must be of later responses alone: what two
 * releases of different people say together is no more than what each says, whereas two of the same would be subtracted.
 * The identifying question `asked` for has tables wherever it can.
 */
export async function releaseOf(
  questions: readonly QuestionAcross[],
  census: Census,
  asked?: string,
): Promise<Release> {
  if (census.responses < leastResponses) return { kind: 'too-few', least: leastResponses }
  const sharing = await sharingOf(census, asked)
  return { kind: 'release', tables: await publicTables(questions, sharing, census), sharing }
}

/** The tables that a sharing lets be told of these responses. */
export async function publicTables(
  questions: readonly QuestionAcross[],
  { traits, subjects }: Sharing,
  census: Census,
): Promise<PublicTables> {
  return {
    responses: census.responses,
    questions: questions
      .filter(({ isIdentifying, followsIdentifying }) => !isIdentifying && !followsIdentifying)
      .flatMap(({ question }) => tablesAlone(question, census)),
    traits: traits
      .filter(({ parts }) => parts.length > 1)
      .map((shared) => ({
        question: shared.trait.id,
        parts: shared.parts.map((part) => recounted(part, shared, census)),
      })),
    tables: await tablesByGroup({ traits, subjects }, census),
  }
}

function tablesAlone(question: Question, census: Census): readonly QuestionTable[] {
  const whole = census.tally(question)
  if (question.kind !== 'matrix') return [{ question: question.id, tally: whole }]
  return question.rows.map(({ id }) => {
    const counts = new Map(question.points.map(({ code }) => [code, whole.counts.get(rowField(id, code)) as number]))
    const answered = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const skipped = whole.asked - whole.notShown - answered
    return { question: rowField(question.id, id), tally: { ...whole, answered, skipped, counts } }
  })
}

function recounted({ groups }: Part, { trait }: SharedTrait, census: Census): Part {
  const sizes = census.sizes(trait.id)
  return { groups, count: groups.reduce((sum, group) => sum + (sizes.get(group) ?? 0), 0) }
}

async function tablesByGroup({ traits, subjects }: Sharing, census: Census): Promise<readonly GroupTable[]> {
  const tables: GroupTable[] = []
  for (const subject of subjects.filter(({ shown }) => shown.length > 0)) {
    for (const trait of traits.filter(({ columns }) => columns.length > 1)) {
      tables.push(await tableOf(subject, trait, census))
    }
  }
  return tables
}

async function tableOf({ subject, shown }: SharedSubject, shared: SharedTrait, census: Census): Promise<GroupTable> {
  const { trait } = shared
  const columns = shared.columns.map((part) => recounted(part, shared, census))
  const others = subject.isParted ? subject.answers.filter((answer) => !shown.includes(answer)) : []
  const rows = [...shown.map((answer) => [answer]), ...(others.length > 0 ? [others] : [])].map((answers) => ({
    answers,
    counts: columns.map(() => 0),
  }))
  const rowOf = new Map(rows.flatMap(({ answers, counts }) => answers.map((answer) => [answer, counts] as const)))
  const columnOf = new Map(columns.flatMap(({ groups }, index) => groups.map((group) => [group, index] as const)))
  for (const { answers, group, count } of census.alike(subject.id, trait.id)) {
    const column = columnOf.get(group) as number
    for (const counts of new Set(answers.map((answer) => rowOf.get(answer)))) {
      if (counts) counts[column] = (counts[column] as number) + count
    }
    if (isTurnOver()) await nextTurn()
  }
  // Others whom nobody chose are told by the question alone.
  const filled = rows.filter(({ counts }) => counts.some((count) => count > 0))
  return { subject: subject.id, by: trait.id, columns, rows: filled }
}
