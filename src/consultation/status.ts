import type { Consultation, Day, Status } from './consultation.js'

/**
 * Where a consultation stands on a Toronto day. It is open on both its first and its last day. An outcome counts once it is
 * closed, except NF: what is not going forward is so from the moment that is said.
 */
export function statusOn(
  { opensOn, closesOn, outcome }: Pick<Consultation, 'opensOn' | 'closesOn' | 'outcome'>,
  day: Day,
): Status {
  if (outcome === 'NF') return 'NF'
  if (opensOn === undefined || closesOn === undefined || day < opensOn) return 'P'
  if (day <= closesOn) return 'O'
  return outcome ?? 'CA'
}
