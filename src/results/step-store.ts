import type { Database, Transaction } from '../database/connect.js'
import { canonicalJson } from '../questionnaire/canonical.js'
import type { Heard } from './heard.js'
import { type Results, resultsOf, type Step } from './step.js'

/** The results of a consultation as they stand. */
export async function readResults(db: Database, consultation: string): Promise<Results> {
  const rows = await db
    .selectFrom('results_step')
    .select(['number', 'kind', 'made_at', 'made_by', 'of_step'])
    .where('consultation', '=', consultation)
    .orderBy('number')
    .execute()
  return resultsOf(rows.map(stepOf))
}

type StepRow = {
  readonly number: number
  readonly kind: Step['kind']
  readonly made_at: Date
  readonly made_by: string
  readonly of_step: number | null
}

function stepOf({ number, kind, made_at, made_by, of_step }: StepRow): Step {
  const common = { number, at: made_at, by: made_by }
  return kind === 'shared' || kind === 'published' ? { ...common, kind, of: of_step ?? 0 } : { ...common, kind }
}

/** What the step of that number saved; throws when it saved nothing. */
export async function findHeard(db: Database, consultation: string, number: number): Promise<Heard> {
  const { heard } = await db
    .selectFrom('results_step')
    .select('heard')
    .where('consultation', '=', consultation)
    .where('number', '=', number)
    .where('heard', 'is not', null)
    .executeTakeFirstOrThrow()
  return JSON.parse(heard!) as Heard
}

export type NewStep = { readonly consultation: string; readonly by: string; readonly at: Date } & (
  | { readonly kind: 'saved'; readonly heard: Heard }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'shared' | 'published'; readonly of: number }
)

/** Adds a step, and returns its number. Whoever adds one holds the history of the consultation. */
export async function addStep(trx: Transaction, step: NewStep): Promise<number> {
  const { consultation, by, at, kind } = step
  const last = await trx
    .selectFrom('results_step')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('consultation', '=', consultation)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await trx
    .insertInto('results_step')
    .values({
      consultation,
      number,
      kind,
      made_at: at,
      made_by: by,
      heard: step.kind === 'saved' ? canonicalJson(step.heard) : null,
      of_step: 'of' in step ? step.of : null,
    })
    .execute()
  return number
}
