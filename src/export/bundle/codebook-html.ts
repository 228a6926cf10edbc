import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Book, BookColumn } from './book.js'
import { codesTable } from './codes-table.js'
import { htmlDocument } from './document-html.js'
import { type Markup, markup } from './markup.js'
import { noticesOf } from './notices.js'
import { changeSentence, leadingOf, marksOf, numbersOf, titleOf } from './telling.js'
import type { Tongue } from './tongue.js'
import type { Wording } from './wording.js'

/** Everything that is to be known of each column, to read or to print, in one language. */
export function codebookHtml(book: Book, locale: Locale): string {
  const tongue = book.tongues[locale]
  const { words } = tongue
  const title = words('bundle:codebook-title', { title: titleOf(book, locale) })
  const body = markup`<h1>${title}</h1>
${noticesOf(book, locale)}
<nav aria-labelledby="contents">
<h2 id="contents">${words('bundle:contents')}</h2>
<ul class="contents">
<li><a href="#reading">${words('bundle:reading')}</a></li>
${book.columns.map(({ name }) => markup`<li><a class="code" href="#column-${name}">${name}</a></li>\n`)}</ul>
</nav>
<section aria-labelledby="reading">
<h2 id="reading">${words('bundle:reading')}</h2>
${marksTable(tongue)}
<p>${words('files:mark-guard-means')}</p>
${leadingTable(tongue)}
</section>
<section aria-labelledby="columns">
<h2 id="columns">${words('bundle:columns')}</h2>
${book.columns.map((column) => columnArticle(column, tongue, locale))}
</section>`
  return htmlDocument({ locale, title, skip: words('bundle:skip'), body })
}

function marksTable(tongue: Tongue): Markup {
  const { words } = tongue
  return markup`<table>
<caption>${words('files:marks')}</caption>
<thead><tr><th scope="col">${words('bundle:cell')}</th><th scope="col">${words('bundle:meaning')}</th></tr></thead>
<tbody>
${marksOf(tongue).map(
  ({ mark, means }) =>
    markup`<tr><th scope="row">${mark === '' ? words('files:mark-empty') : markup`<code>${mark}</code>`}</th><td>${means}</td></tr>\n`,
)}</tbody>
</table>`
}

function leadingTable(tongue: Tongue): Markup {
  const { words } = tongue
  return markup`<table>
<caption>${words('bundle:leading')}</caption>
<thead><tr><th scope="col">${words('files:column')}</th><th scope="col">${words('bundle:holds')}</th></tr></thead>
<tbody>
${leadingOf(tongue).map(
  ({ name, holds }) => markup`<tr><th scope="row"><code>${name}</code></th><td>${holds}</td></tr>\n`,
)}</tbody>
</table>`
}

function columnArticle(
  { name, column, wordings, codes, changes, versions }: BookColumn,
  tongue: Tongue,
  locale: Locale,
) {
  const { words } = tongue
  return markup`<article aria-labelledby="column-${name}">
<h3 class="code" id="column-${name}">${name}</h3>
<p>${words(`bundle:kind-${column.kind}`)} ${words('bundle:asked-in', { versions: numbersOf(versions) })}</p>
<dl>
${wordings.map((wording) => wordingItems(wording, tongue, locale))}</dl>
${codesTable({ name, codes }, tongue, locale)}
${
  changes.length > 0
    ? changesList(
        changes.map((change) => changeSentence(change, tongue)),
        tongue,
      )
    : undefined
}
</article>
`
}

function wordingItems({ versions, question, text, part, hint, condition }: Wording, { words }: Tongue, locale: Locale) {
  return markup`<dt>${words('bundle:wording', { versions: numbersOf(versions), question })}</dt>
<dd>${text[locale]}</dd>
${[part, hint, condition].map((each) => (each ? markup`<dd>${each[locale]}</dd>\n` : markup``))}`
}

function changesList(sentences: readonly string[], { words }: Tongue): Markup {
  return markup`<p>${words('files:changed')}</p>
<ul>
${sentences.map((sentence) => markup`<li>${sentence}</li>\n`)}</ul>`
}
