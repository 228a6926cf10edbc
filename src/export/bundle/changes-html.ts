import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Book } from './book.js'
import { htmlDocument } from './document-html.js'
import { type Markup, markup } from './markup.js'
import { noticesOf } from './notices.js'
import { titleOf } from './telling.js'
import type { Tongue } from './tongue.js'
import { type Act, type Fact, type VersionStep, versionSteps } from './version-steps.js'

/** What changed in the questionnaire from version to version, in one language, with the words of that language. */
export function changesHtml(book: Book, locale: Locale): string {
  const tongue = book.tongues[locale]
  const { words } = tongue
  const title = words('bundle:changes-title', { title: titleOf(book, locale) })
  const steps = versionSteps(book.versions)
  const body = markup`<h1>${title}</h1>
${noticesOf(book, locale)}
${steps.length === 0 ? markup`<p>${words('bundle:one-version')}</p>` : steps.map((step) => stepSection(step, tongue, locale))}`
  return htmlDocument({ locale, title, skip: words('bundle:skip'), body })
}

function stepSection({ from, to, acts }: VersionStep, tongue: Tongue, locale: Locale): Markup {
  const id = `to-${to}`
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${tongue.words('bundle:step', { from: String(from), to: String(to) })}</h2>
<ol>
${acts.map((act) => actItem(act, tongue, locale))}</ol>
</section>
`
}

function actItem({ kind, place, told, facts }: Act, { words }: Tongue, locale: Locale): Markup {
  const own = facts.filter((fact) => fact.locale === undefined || fact.locale === locale)
  return markup`<li>
<p>${place === '' ? undefined : markup`<code>${place}</code> `}${words(`intent:${kind}`)} (${words(`comparability:${told}`)})</p>
${own.length > 0 ? markup`<dl>\n${own.map((fact) => factItem(fact))}</dl>` : undefined}
</li>
`
}

function factItem({ attribute, before, after }: Fact): Markup {
  return markup`<dt><code>${attribute}</code></dt>
${before === undefined ? undefined : markup`<dd><del>${before}</del></dd>\n`}${after === undefined ? undefined : markup`<dd><ins>${after}</ins></dd>\n`}${before === undefined && after === undefined ? markup`<dd>–</dd>\n` : undefined}`
}
