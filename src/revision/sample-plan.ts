import { join } from 'node:path'
import type { NewConsultation } from '../consultation/consultation.js'
import { readJsonFile, sampleFolders } from './sample-file.js'

/** When a sample is open, in days from today, and how many responses are made up for it, with which seed. */
export type SamplePlan = {
  readonly opensOn: number
  readonly closesOn: number
  readonly responses: number
  readonly seed: number
}

const openNow: SamplePlan = { opensOn: -7, closesOn: 28, responses: 0, seed: 1 }

/** What `sample.json` beside a sample says; without one it has been open for a week, and is for four more. */
export async function readPlan(folder: string): Promise<SamplePlan> {
  const told = (await readJsonFile(join(folder, 'sample.json'))) as Partial<SamplePlan> | undefined
  return { ...openNow, ...told }
}

export type PlannedResponses = { readonly consultation: string } & Pick<SamplePlan, 'responses' | 'seed'>

/** The samples for which responses are made up. */
export async function plannedResponses(folder?: string): Promise<readonly PlannedResponses[]> {
  const planned = await Promise.all((await sampleFolders(folder)).map(plannedOf))
  return planned.filter(({ responses }) => responses > 0)
}

async function plannedOf(folder: string): Promise<PlannedResponses> {
  const { responses, seed } = await readPlan(folder)
  const { id } = (await readJsonFile(join(folder, 'consultation.json'))) as NewConsultation
  return { consultation: id, responses, seed }
}

export type PlannedResults = {
  readonly consultation: string
  /** What `results.json` says. */
  readonly told: unknown
}

/** The samples for which there is something to tell of what was heard. */
export async function plannedResults(folder?: string): Promise<readonly PlannedResults[]> {
  const planned = await Promise.all(
    (await sampleFolders(folder)).map(async (each) => ({
      consultation: ((await readJsonFile(join(each, 'consultation.json'))) as NewConsultation).id,
      told: await readJsonFile(join(each, 'results.json')),
    })),
  )
  return planned.filter(({ told }) => told !== undefined)
}
