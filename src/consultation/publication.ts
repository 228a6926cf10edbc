import type { Questionnaire } from '../questionnaire/questionnaire.js'
import type { Consultation, Day, Status } from './consultation.js'
import { statusIn } from './timetable.js'

/** A published questionnaire: numbered from 1, never changed, named by the hash of its canonical JSON. */
export type Version = {
  readonly number: number
  readonly fingerprint: string
  readonly publishedOn: Day
  readonly questionnaire: Questionnaire
}

/** A consultation and all its versions, oldest first; none while nothing is published. */
export type Published = { readonly consultation: Consultation; readonly versions: readonly Version[] }

/** Whether anybody may know of it: it is for everybody, and announced or published. */
export function isPublic({ consultation, versions }: Published): boolean {
  return consultation.audience === 'open' && (versions.length > 0 || consultation.announcedOn !== undefined)
}

/** Where it stands on a Toronto day, as people are told. */
export function statusOf({ consultation, versions }: Published, day: Day): Status {
  return statusIn({ consultation, today: day, versions: versions.length })
}

/** The version that a new response begins with. */
export function latestVersion({ versions }: Published): Version | undefined {
  return versions.at(-1)
}

/** The version that a response is pinned to. */
export function findVersion({ versions }: Published, number: number): Version | undefined {
  return versions.find((version) => version.number === number)
}
