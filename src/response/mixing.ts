import type { Consultation } from '../consultation/consultation.js'
import { torontoDay } from '../consultation/toronto.js'
import type { Database } from '../database/connect.js'
import { mix, type Mix } from './mixing-store.js'

type Mixable = Pick<Consultation, 'id' | 'mixingThreshold' | 'closesOn'>

export type MixingOptions = {
  readonly db: Database
  /** The consultations as they are now. */
  readonly consultations: () => readonly Mixable[]
  readonly now: () => Date
  /** Told of every round that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds after a submission, so that a crowd is mixed together. */
  readonly delay?: number
  /** Milliseconds between rounds when nobody submits. */
  readonly pause?: number
}

export type Mixing = {
  /** Says that a submission of this consultation was counted. */
  submitted(consultation: string): void
  /** Ends after the round that is under way. */
  close(): Promise<void>
}

/** Mixes for as long as the program runs: soon after submissions, every minute, and everything once a consultation has closed. */
export function keepMixing({ db, consultations, now, onFault, delay = 1000, pause = 60_000 }: MixingOptions): Mixing {
  const due = new Set<string>()
  let round: Promise<void> = Promise.resolve()
  let soon: NodeJS.Timeout | undefined

  function mixThose(isDue: (consultation: string) => boolean): void {
    const instant = now()
    const mixes = consultations()
      .filter(({ id }) => isDue(id))
      .map((consultation) => mixOf(consultation, instant))
    round = round.then(() => mixAll(db, mixes)).catch(onFault)
  }

  function mixDue(): void {
    soon = undefined
    const submitted = new Set(due)
    due.clear()
    mixThose((consultation) => submitted.has(consultation))
  }

  const minutely = setInterval(() => mixThose(() => true), pause)
  minutely.unref()

  return {
    submitted: (consultation) => {
      due.add(consultation)
      soon ??= setTimeout(mixDue, delay).unref()
    },
    close: async () => {
      clearInterval(minutely)
      clearTimeout(soon)
      await round
    },
  }
}

/** Milliseconds in which what was received just before closing is surely written, so that it does not come last and alone. */
const afterClosing = 60_000

/** What is to be mixed of a consultation now: everything once it has closed. */
export function mixOf({ id, mixingThreshold, closesOn }: Mixable, now: Date): Mix {
  const everything = closesOn !== undefined && closesOn < torontoDay(new Date(now.getTime() - afterClosing))
  return { consultation: id, threshold: mixingThreshold, everything, today: torontoDay(now) }
}

async function mixAll(db: Database, mixes: readonly Mix[]): Promise<void> {
  for (const each of mixes) await mix(db, each)
}
