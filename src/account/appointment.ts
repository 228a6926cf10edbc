import type { Bilingual } from '../questionnaire/questionnaire.js'
import { needsSecondFactor, type Role } from './role.js'

/** A role given to a person in one consultation; without one, an administrator's of the whole site. */
export type Appointment = {
  readonly person: string
  readonly consultation: string | undefined
  readonly role: Role
  /** How the others of the consultation see them, such as "Member 4". */
  readonly title: Bilingual
  /** They agreed that the public sees their name. */
  readonly named: boolean
}

/** What appointments allow in one consultation. An administrator of the site is one of every consultation. */
export function rolesIn(appointments: readonly Appointment[], consultation: string): ReadonlySet<Role> {
  const here = appointments.filter((each) => each.consultation === consultation || each.consultation === undefined)
  return new Set(here.map(({ role }) => role))
}

/** Whether someone is an administrator of the whole site. */
export function administersSite(appointments: readonly Appointment[]): boolean {
  return appointments.some(({ consultation, role }) => consultation === undefined && role === 'administrator')
}

/** How the others of a consultation see someone who was appointed there. */
export function titleIn(appointments: readonly Appointment[], consultation: string): Bilingual | undefined {
  const own = appointments.find((each) => each.consultation === consultation)
  return (own ?? appointments.find((each) => each.consultation === undefined))?.title
}

/** A person's name as a page in one language shows it: whoever is called by a title has it in both. */
export function nameIn(name: string, appointments: readonly Appointment[]): Bilingual {
  const called = appointments.find(({ title }) => title.en === name || title.fr === name)
  return called?.title ?? { en: name, fr: name }
}

export function needSecondFactor(appointments: readonly Appointment[]): boolean {
  return appointments.some(({ role }) => needsSecondFactor(role))
}

/**
 * Whether an administrator may shut someone's whole account, or take its second factor away: only where every role of that
 * person is in a consultation that they administer.
 */
export function presidesOver(administrator: readonly Appointment[], person: readonly Appointment[]): boolean {
  const administered = administrator
    .filter(({ role }) => role === 'administrator')
    .map(({ consultation }) => consultation)
  return administered.includes(undefined) || person.every(({ consultation }) => administered.includes(consultation))
}
