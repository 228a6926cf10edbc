import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Consultation, Day, Extension, PublishedResults, Status } from './consultation.js'
import { missingIn } from './settings-fault.js'
import { statusOn } from './status.js'

/** What an editor can ask for about the dates and the state of a consultation. Days are undefined when they are no days. */
export type Asked =
  | { readonly act: 'set-dates'; readonly opensOn: Day | undefined; readonly closesOn: Day | undefined }
  | { readonly act: 'open' | 'announce' | 'retract' }
  | { readonly act: 'extend' | 'close-early'; readonly to: Day | undefined; readonly notice: Bilingual }
  | { readonly act: 'cancel'; readonly reason: Bilingual }
  | { readonly act: 'conclude'; readonly outcome: Conclusion | undefined; readonly report: Bilingual }

export const acts = ['set-dates', 'announce', 'retract', 'open', 'extend', 'close-early', 'cancel', 'conclude'] as const
export type Act = Asked['act']

/** How a closed consultation ends: its answers still being read, without a report, or with one. */
export const conclusions = ['CA', 'CN', 'CR'] as const
export type Conclusion = (typeof conclusions)[number]

/** A consultation as an act finds it. */
export type Standing = {
  readonly consultation: Consultation
  /** In Toronto. */
  readonly today: Day
  /** How many versions are published. */
  readonly versions: number
}

/** What can be asked for now. A day is over at midnight, so that whoever is answering on the last day is not cut off. */
export function actsOn(standing: Standing): readonly Act[] {
  const { consultation, today, versions } = standing
  const isOver = consultation.closesOn === today
  return actsIn(statusIn(standing)).filter((act) => {
    if (act === 'set-dates') return missingIn(consultation).length === 0
    if (act === 'announce') return isUnannounced(standing) && missingIn(consultation).length === 0
    if (act === 'retract') return versions === 0 && consultation.announcedOn !== undefined
    // What was heard is published for good, and so is that there is a report.
    if (act === 'conclude') return consultation.results === undefined
    if (act === 'open') return versions > 0 && consultation.closesOn !== undefined
    return act !== 'close-early' || !isOver
  })
}

/** What is published needs no announcement, and what is for some alone has none. */
function isUnannounced({ consultation, versions }: Standing): boolean {
  return versions === 0 && consultation.announcedOn === undefined && consultation.audience === 'open'
}

/** Where it stands: planned for as long as nothing is published, whatever its dates say. */
export function statusIn({ consultation, today, versions }: Standing): Status {
  const status = statusOn(consultation, today)
  return versions === 0 && status !== 'NF' ? 'P' : status
}

function actsIn(status: Status): readonly Act[] {
  switch (status) {
    case 'P':
      return ['set-dates', 'announce', 'retract', 'open', 'cancel']
    case 'O':
      return ['extend', 'close-early', 'cancel']
    case 'CA':
      return ['conclude', 'extend']
    case 'CN':
    case 'CR':
      return ['conclude']
    case 'NF':
      return []
  }
}

/** What granting what is asked for makes of the consultation; an extension is to be announced. */
export function granted(asked: Asked, { consultation, today }: Standing): Granted {
  switch (asked.act) {
    case 'set-dates':
      return { consultation: { ...consultation, opensOn: asked.opensOn!, closesOn: asked.closesOn! } }
    case 'announce':
      return { consultation: { ...consultation, announcedOn: today } }
    case 'retract':
      return { consultation: unannounced(consultation) }
    case 'open':
      return { consultation: { ...consultation, opensOn: today } }
    case 'extend':
    case 'close-early':
      return { consultation, move: { announcedOn: today, to: asked.to!, notice: asked.notice } }
    case 'cancel': {
      const cancellation = { announcedOn: today, reason: asked.reason }
      return { consultation: { ...consultation, outcome: 'NF', cancellation } }
    }
    case 'conclude': {
      const { outcome, report } = asked
      if (outcome === undefined || outcome === 'CA') return { consultation: unconcluded(consultation) }
      return { consultation: { ...unconcluded(consultation), outcome, ...(outcome === 'CR' && { report }) } }
    }
  }
}

/** Once what was heard is published here: there is a report, and a correction of it is another edition. */
export function reported(consultation: Consultation, results: PublishedResults): Consultation {
  return { ...consultation, outcome: 'CR', results }
}

function unannounced({ announcedOn: _, ...consultation }: Consultation): Consultation {
  return consultation
}

function unconcluded({ outcome: _, report: __, ...consultation }: Consultation): Consultation {
  return consultation
}

export type Granted = { readonly consultation: Consultation; readonly move?: Omit<Extension, 'from'> }
