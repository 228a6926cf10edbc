/** A whole number from 0, as a field of a form says it; nothing for anything else. */
export function readNumber(typed: string): number | undefined {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined
}
