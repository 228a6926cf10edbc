import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, Transaction } from '../database/connect.js'
import { projectRoot } from '../project-root.js'
import { parse } from '../questionnaire/parse.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import type { Consultation, Day } from './consultation.js'
import { createConsultation, findConsultations } from './consultation-store.js'
import { dayAfter } from './toronto.js'
import { lockPublications, publishVersion } from './version-store.js'

const daysOpenAlready = 7
const daysToGo = 28

type Sample = { readonly consultation: Omit<Consultation, 'extensions'>; readonly questionnaire: Questionnaire }

export type LoadSamples = {
  /** As the owner. */
  readonly db: Database
  /** In Toronto: the samples have been open for a week, and are for four more. */
  readonly today: Day
  /** Holds `<id>/consultation.json` and `<id>/questionnaire.json`. */
  readonly folder?: string
}

/** Puts the samples into a database without consultations, and returns their ids: none where there were some. */
export async function loadSamples({ db, today, folder }: LoadSamples): Promise<readonly string[]> {
  const samples = await readSamples(folder ?? join(projectRoot, 'questionnaires'))
  return db.transaction().execute(async (trx) => {
    await lockPublications(trx)
    if ((await findConsultations(trx)).length > 0) return []
    for (const sample of samples) await loadSample(trx, sample, today)
    return samples.map(({ consultation }) => consultation.id)
  })
}

async function loadSample(trx: Transaction, { consultation, questionnaire }: Sample, today: Day): Promise<void> {
  const opensOn = consultation.opensOn ?? dayAfter(today, -daysOpenAlready)
  const closesOn = consultation.closesOn ?? dayAfter(today, daysToGo)
  const creation = await createConsultation(trx, { ...consultation, opensOn, closesOn })
  if (creation.kind === 'taken') throw new Error(`Two samples have the id or a slug of ${consultation.id}.`)
  await publishVersion(trx, consultation.id, questionnaire, opensOn)
}

async function readSamples(folder: string): Promise<readonly Sample[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  return Promise.all(folders.toSorted().map(readSample))
}

async function readSample(folder: string): Promise<Sample> {
  const consultation = JSON.parse(await readFile(join(folder, 'consultation.json'), 'utf8')) as Sample['consultation']
  const parsed = parse(await readFile(join(folder, 'questionnaire.json')))
  if (parsed.kind === 'questionnaire') return { consultation, questionnaire: parsed.questionnaire }
  const problems = parsed.problems.map(({ code, path }) => `${code} at ${path}`)
  throw new Error(`${join(folder, 'questionnaire.json')}: ${problems.join('; ')}`)
}
