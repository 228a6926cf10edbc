import type { Locale } from '../../questionnaire/questionnaire.js'
import type { BookColumn } from './book.js'
import type { Worded } from './column-codes.js'
import { type Markup, markup } from './markup.js'
import { numbersOf } from './telling.js'
import type { Tongue } from './tongue.js'

/** The codes of one column with their labels; nothing where it has none. */
export function codesTable(
  { name, codes }: Pick<BookColumn, 'name' | 'codes'>,
  { words }: Tongue,
  locale: Locale,
): Markup | undefined {
  if (codes.length === 0) return undefined
  const hasValues = codes.some(({ value }) => value !== undefined)
  return markup`<div class="scroll" role="group" aria-label="${name}" tabindex="0">
<table>
<caption>${words('bundle:codes', { column: name })}</caption>
<thead><tr><th scope="col">${words('bundle:code')}</th><th scope="col">${words('bundle:label')}</th>${hasValues ? markup`<th scope="col">${words('bundle:value')}</th>` : undefined}</tr></thead>
<tbody>
${codes.map(
  ({ code, label, value, earlier }) =>
    markup`<tr><th scope="row"><code>${code}</code></th><td>${label[locale]}${earlier.map((each) => earlierLabel(each))}</td>${hasValues ? markup`<td>${value}</td>` : undefined}</tr>\n`,
)}</tbody>
</table>
</div>`

  function earlierLabel({ label, versions }: Worded): Markup {
    return markup`<br>${words('bundle:earlier-label', { versions: numbersOf(versions), label: label[locale] })}`
  }
}
