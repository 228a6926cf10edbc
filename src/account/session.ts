import type { Appointment } from './appointment.js'

const minute = 60_000

/** In milliseconds. Requests closer together are one to a session, so that looking at pages hardly writes anything. */
export const noteEvery = 5 * minute

/** In milliseconds, without a request: longer than a member needs for lunch, and shorter than anybody else is to stay away. */
const idle = { member: 8 * 60 * minute, other: 60 * minute } as const

/** A session that nobody asked anything of since has ended, by what its person may do now. */
export function idleSince(appointments: readonly Appointment[], now: Date): Date {
  const isMember = appointments.every(({ role }) => role === 'member')
  return new Date(now.getTime() - (isMember ? idle.member : idle.other))
}

/** Whoever they are of: nobody's session lasts without a request since. */
export function longestIdleSince(now: Date): Date {
  return idleSince([], now)
}
