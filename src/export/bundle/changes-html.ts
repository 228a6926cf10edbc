import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Book } from './book.js'
import { type ChangeWords, changeWords } from './change-words.js'
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

function stepSection(step: VersionStep, tongue: Tongue, locale: Locale): Markup {
  const { from, to, acts } = step
  const id = `to-${to}`
  const telling = changeWords(step, tongue, locale)
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${tongue.words('bundle:step', { from: String(from), to: String(to) })}</h2>
<ol>
${acts.map((act) => actItem(act, { telling, tongue, locale }))}</ol>
</section>
`
}

type Setting = { readonly telling: ChangeWords; readonly tongue: Tongue; readonly locale: Locale }

/** The codes stay, for whoever looks for them in the table. */
function actItem(act: Act, { telling, tongue: { words }, locale }: Setting): Markup {
  const own = act.facts.filter((fact) => fact.locale === undefined || fact.locale === locale)
  const codes = act.place === '' ? undefined : markup`<br>${words('bundle:codes-in-file')} <code>${act.place}</code>`
  return markup`<li>
<p>${telling.act(act)} (${words(`comparability:${act.told}`)})${codes}</p>
${own.length > 0 ? markup`<dl>\n${own.map((fact) => factItem(act, fact, telling))}</dl>` : undefined}
</li>
`
}

function factItem(act: Act, fact: Fact, telling: ChangeWords): Markup {
  const [before, after] = [telling.value(act, fact, 'before'), telling.value(act, fact, 'after')]
  return markup`<dt>${telling.attribute(fact)}</dt>
${before === undefined ? undefined : markup`<dd><del>${before}</del></dd>\n`}${after === undefined ? undefined : markup`<dd><ins>${after}</ins></dd>\n`}${before === undefined && after === undefined ? markup`<dd>–</dd>\n` : undefined}`
}
