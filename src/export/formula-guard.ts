/**
 * Spreadsheets run what begins like a formula, and some skip white space and invisible characters before it. Such a text
 * gets an apostrophe in front; so does one that begins with an apostrophe, so that taking one away gives every text back.
 * Texts that read like our marks `.n` and `.v` are told apart from them in the same way.
 */
const skipped =
  '\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0'
const triggers = "=+@%|'\\u0009\\u000a\\u000d\\uff1d\\uff0b\\uff0d\\uff20-"

/** The rule as PostgreSQL reads it, which knows no NUL. */
export const guardedPattern = `^[${skipped}]*([${triggers}]|\\.[nv])`

const guarded = new RegExp(`^[${skipped}]*([\\u0000${triggers}]|\\.[nv])`)

export function guardFormula(text: string): string {
  return guarded.test(text) ? `'${text}` : text
}

/** The text that `guardFormula` was given. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}
