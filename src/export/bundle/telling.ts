import { type Bilingual, type Locale } from '../../questionnaire/questionnaire.js'
import type { ColumnChange } from '../column-changes.js'
import type { Book } from './book.js'
import type { Tongue } from './tongue.js'

/** What became of a column between two versions, in a sentence. */
export function changeSentence({ from, to, intents, comparability }: ColumnChange, { words }: Tongue): string {
  const what = intents.map((kind) => words(`intent:${kind}`)).join(', ')
  const between = words('bundle:between', { from: String(from), to: String(to) })
  return comparability === 'none'
    ? `${between} ${what}`
    : `${between} ${what} (${words(`comparability:${comparability}`)})`
}

/** When a copy is to be destroyed. */
export function destroySentence({ destroyBy, consultation }: Book, { words }: Tongue): string {
  const notice = String(consultation.privacyNotice.number)
  return destroyBy === undefined
    ? words('bundle:destroy-by-policy', { notice })
    : words('bundle:destroy-by-day', { day: destroyBy, notice })
}

/** The three marks, with what each says. */
export function marksOf({ words }: Tongue): readonly { readonly mark: string; readonly means: string }[] {
  return [
    { mark: '', means: words('files:mark-empty-means') },
    { mark: '.n', means: words('files:mark-n-means') },
    { mark: '.v', means: words('files:mark-v-means') },
  ]
}

/** The columns before those of answers, each with what it holds. */
export function leadingOf({ words }: Tongue): readonly { readonly name: string; readonly holds: string }[] {
  return [
    { name: 'response_id', holds: words('bundle:column-response-id') },
    { name: 'consultation', holds: words('bundle:column-consultation') },
    { name: 'version', holds: words('bundle:column-version') },
    { name: 'language', holds: words('bundle:column-language') },
    { name: 'received_week', holds: words('bundle:column-received-week') },
  ]
}

/** `1, 2 and 3` would need grammar; commas alone do not. */
export function numbersOf(versions: readonly number[]): string {
  return versions.join(', ')
}

export function titleOf({ consultation }: Pick<Book, 'consultation'>, locale: Locale): string {
  const { title }: { readonly title: Bilingual } = consultation.profile
  return title[locale]
}
