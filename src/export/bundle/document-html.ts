import type { Locale } from '../../questionnaire/questionnaire.js'
import { type Markup, markup } from './markup.js'

export type HtmlDocument = {
  readonly locale: Locale
  readonly title: string
  /** For whoever goes there by keyboard. */
  readonly skip: string
  readonly body: Markup
}

/** A page that needs nothing beside itself and runs nothing; it prints as it reads. */
export function htmlDocument({ locale, title, skip, body }: HtmlDocument): string {
  return markup`<!doctype html>
<html lang="${locale}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<a class="skip" href="#main">${skip}</a>
<main id="main">
${body}
</main>
</body>
</html>
`.markup
}

const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 1rem/1.5 "Noto Sans", system-ui, sans-serif; color: #333; background: #fff; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; color: #26374a; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #26374a; }
article { margin-top: 2rem; border-top: 1px solid #a8b1b8; }
a { color: #284162; }
a:focus-visible { outline: 3px solid #0535d2; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
code, .code { font-family: "Noto Sans Mono", ui-monospace, monospace; overflow-wrap: anywhere; }
.note { border-left: 4px solid #26374a; padding: 0.25rem 1rem; background: #f1f2f3; }
.contents { columns: 16rem; padding-left: 1.25rem; }
.contents li { break-inside: avoid; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.75rem 0; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #a8b1b8; padding: 0.25rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f1f2f3; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem 1rem; white-space: pre-wrap; }
del { color: #922; } ins { color: #1b5e20; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip, nav { display: none; }
  article, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  a { color: inherit; text-decoration: none; }
}
`
