import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, newToken } from '../../src/response/token.js'

export const review = '/en/consultations/countering-radicalization-violence/questionnaire/review'

/** What the submitters know: what they sent, and what they were told has been received. */
export type Ledger = { readonly attempted: Set<string>; readonly acknowledged: Set<string> }

export function newLedger(): Ledger {
  return { attempted: new Set(), acknowledged: new Set() }
}

/** A response by which its row can be told: the marker stands in two of its answers. */
export function formOf(marker: string): URLSearchParams {
  const answers = { b1: 'well', n1__funding: 'useful', n2b: marker, h1: `${marker} again`, i2: 'age_35_44' }
  return new URLSearchParams({ version: '1', locale: 'en', ...answers, go: 'submit' })
}

/** Sends one new response, and sees to it that the ledger knows of it before the program does. */
export async function submitOne(origin: string, ledger: Ledger): Promise<Response> {
  const marker = randomUUID()
  ledger.attempted.add(marker)
  const response = await fetch(origin + review, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `unfinished-crv=${codeOf(newToken())}`, 'sec-fetch-site': 'same-origin' },
    body: formOf(marker),
  })
  await response.arrayBuffer()
  if (response.status === 303) ledger.acknowledged.add(marker)
  return response
}

export type Submitters = {
  /** All statuses that were answered, and how often nothing was. */
  readonly statuses: Map<number, number>
  stop(): Promise<void>
}

/** People who submit one response after another, whatever happens. */
export function startSubmitters(origin: string, ledger: Ledger, people = 8): Submitters {
  const statuses = new Map<number, number>()
  let stopped = false
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1)
  async function submitOnAndOn(): Promise<void> {
    while (!stopped) {
      const status = await submitOne(origin, ledger).then((response) => response.status, unanswered)
      count(status)
      if (status !== 303) await sleep(20)
    }
  }
  const all = Array.from({ length: people }, submitOnAndOn)
  return {
    statuses,
    stop: async () => {
      stopped = true
      await Promise.all(all)
    },
  }
}

/** The program went away before it answered: what `fetch` rejects with then. */
function unanswered(error: unknown): 0 {
  if (error instanceof TypeError) return 0
  throw error
}
