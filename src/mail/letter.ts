/** A mail of plain text to one person. */
export type Letter = { readonly recipient: string; readonly subject: string; readonly body: string }

/** A letter on its way; `id` is the same at every try. */
export type QueuedLetter = Letter & { readonly id: number }

/** Hands a letter over, or rejects. */
export type Send = (letter: QueuedLetter) => Promise<void>
