import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day, NewConsultation } from '../consultation/consultation.js'
import { createConsultation, findConsultations } from '../consultation/consultation-store.js'
import { dayAfter } from '../consultation/toronto.js'
import { lockPublications } from '../consultation/version-store.js'
import type { Database, Transaction } from '../database/connect.js'
import { fingerprint } from '../questionnaire/canonical.js'
import type { JsonObject } from '../questionnaire/change.js'
import { parse } from '../questionnaire/parse.js'
import { parseDraft } from '../questionnaire/parse-draft.js'
import type { Problem } from '../questionnaire/problem.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import { reviewsWithin } from './review-store.js'
import { readJsonFile, sampleFolders } from './sample-file.js'
import { readPlan, type SamplePlan } from './sample-plan.js'
import { type Story, tellStory } from './story.js'

type Sample = {
  readonly consultation: NewConsultation
  /** Undefined while nothing is published: the consultation is planned, and its dates stay unset. */
  readonly questionnaire: Questionnaire | undefined
  readonly draft: JsonObject
  readonly story: Story
  readonly plan: SamplePlan
}

export type LoadSamples = {
  /** As the owner. */
  readonly db: Database
  /** In Toronto: what is published has been open for a week, and is for four more, unless its `sample.json` says otherwise. */
  readonly today: Day
  /** Holds `<id>/consultation.json`, and beside it `questionnaire.json`, or `draft.json` and `review.json`, or all three. */
  readonly folder?: string
}

/**
 * Puts the samples into a database without consultations, and returns their ids: none where there were some. Their
 * reviews are done again act by act; throws when one does not end in the questionnaire beside it.
 */
export async function loadSamples({ db, today, folder }: LoadSamples): Promise<readonly string[]> {
  const samples = await readSamples(folder)
  return db.transaction().execute(async (trx) => {
    await lockPublications(trx)
    if ((await findConsultations(trx)).length > 0) return []
    for (const sample of samples) await loadSample(trx, sample, today)
    return samples.map(({ consultation }) => consultation.id)
  })
}

/** Two years after it closes. */
const daysKept = 730

async function loadSample(trx: Transaction, sample: Sample, today: Day): Promise<void> {
  const { consultation, questionnaire, draft, story, plan } = sample
  const { id } = consultation
  const opensOn = consultation.opensOn ?? dayAfter(today, plan.opensOn)
  const dates = questionnaire && { opensOn, closesOn: consultation.closesOn ?? dayAfter(today, plan.closesOn) }
  const privacyNotice = {
    ...consultation.privacyNotice,
    ...(dates && { keptUntil: dayAfter(dates.closesOn, daysKept) }),
  }
  const creation = await createConsultation(trx, { ...consultation, privacyNotice, ...dates })
  if (creation.kind === 'taken') throw new Error(`Two samples have the id or a slug of ${id}.`)
  const reviews = reviewsWithin(trx)
  await tellStory({
    story,
    draft,
    // What is not published yet has been talked about until today.
    opensOn: questionnaire ? opensOn : today,
    read: () => reviews.read(id),
    act: (by, at, act) => reviews.act({ consultation: id, by, at }, act),
  })
  const published = (await reviews.read(id)).publications.at(-1)?.fingerprint
  if (published !== (questionnaire && fingerprint(questionnaire)))
    throw new Error(`The review of ${id} does not end in its questionnaire.`)
}

/** Of a questionnaire without a review of its own. */
export const published: Story = {
  acts: [
    { act: 'open-draft', by: 'editor-1', day: 0 },
    { act: 'request-publication', by: 'editor-1', day: 0 },
    { act: 'confirm-publication', by: 'editor-2', day: 0 },
  ],
}

async function readSamples(folder?: string): Promise<readonly Sample[]> {
  return Promise.all((await sampleFolders(folder)).map(readSample))
}

async function readSample(folder: string): Promise<Sample> {
  const consultation = (await readJsonFile(join(folder, 'consultation.json'))) as Sample['consultation']
  const questionnaire = await readQuestionnaire(join(folder, 'questionnaire.json'))
  const story = ((await readJsonFile(join(folder, 'review.json'))) as Story | undefined) ?? published
  const draft = (await readDraft(join(folder, 'draft.json'))) ?? questionnaire
  if (!draft) throw new Error(`${folder} has neither a questionnaire nor a draft.`)
  const plan = await readPlan(folder)
  return { consultation, questionnaire, draft, story, plan }
}

async function readQuestionnaire(file: string): Promise<Questionnaire | undefined> {
  if (!existsSync(file)) return undefined
  const parsed = parse(await readFile(file))
  if (parsed.kind === 'questionnaire') return parsed.questionnaire
  throw faultsIn(file, parsed.problems)
}

async function readDraft(file: string): Promise<JsonObject | undefined> {
  if (!existsSync(file)) return undefined
  const parsed = parseDraft(await readFile(file))
  if (parsed.kind === 'draft') return parsed.document
  throw faultsIn(file, parsed.problems)
}

function faultsIn(file: string, problems: readonly Problem[]): Error {
  return new Error(`${file}: ${problems.map(({ code, path }) => `${code} at ${path}`).join('; ')}`)
}
