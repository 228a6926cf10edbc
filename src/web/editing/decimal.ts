/** Whether people may have meant a number by it: `-1`, `1.5`, `1,5`; with a minus sign or a hyphen. */
export function isDecimal(typed: string): boolean {
  return /^[-\u2212]?\d{1,9}([.,]\d{1,6})?$/.test(typed.trim())
}

/** The number that was typed; it must be one. */
export function decimalOf(typed: string): number {
  return Number(typed.trim().replace(',', '.').replace('\u2212', '-'))
}
