import type { Transaction } from '../database/connect.js'
import { findAppointments } from './appointment-store.js'
import { tellOfPeople } from './people-history.js'
import { disablePerson, enablePerson, resetSecondFactor } from './person-store.js'

const acts = {
  'account-disabled': disablePerson,
  'account-enabled': enablePerson,
  'second-factor-reset': resetSecondFactor,
} as const

export type AccountAct = keyof typeof acts

export type AccountChange = {
  readonly person: string
  /** Nobody who signed in: the command line. */
  readonly by: string | undefined
  readonly now: Date
}

/** Changes a whole account, which the history of each consultation in which its person has a role tells. */
export async function changeAccount(
  trx: Transaction,
  act: AccountAct,
  { person, by, now }: AccountChange,
): Promise<void> {
  if (!(await acts[act](trx, person, now))) return
  const consultations = (await findAppointments(trx, person)).flatMap(({ consultation }) => consultation ?? [])
  // In one order, so that two changes never wait for each other.
  for (const consultation of [...new Set(consultations)].toSorted()) {
    await tellOfPeople(trx, { consultation, by, now }, act, { person })
  }
}
