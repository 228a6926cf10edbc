/**
 * The value for one question: an option's code (single, scale), codes in document order (multiple), codes by rank
 * (ranking), row id → code (matrix), words (texts), a number. Never a label.
 */
export type Answer = string | number | readonly string[] | { readonly [row: string]: string }

/** Question id → its answer; words to an option that asks for them stand at `<question id>__other_text`. Absent: not answered. */
export type Answers = ReadonlyMap<string, Answer>

/** What a form posted: field name → its values in order. Field names are those of `fieldNames`. */
export type Fields = ReadonlyMap<string, readonly string[]>
