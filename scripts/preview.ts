/** Writes every template example in both languages as a page of its own, to look at in a browser: `npx tsx scripts/preview.ts [FOLDER]`. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderExamples } from './template-examples.js'

const root = join(import.meta.dirname, '..')
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'roundtable-preview-'))
const fontPackage = join(root, 'node_modules/@gcds-core/fonts/fonts')

mkdirSync(join(folder, 'assets/fonts'), { recursive: true })
cpSync(join(root, 'templates/assets'), join(folder, 'assets'), { recursive: true })
for (const family of ['lato', 'noto-sans']) {
  cpSync(join(fontPackage, family), join(folder, 'assets/fonts'), { recursive: true })
}

for (const { template, name, locale, html } of renderExamples(root)) {
  const file = `${template} ${name}`.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  writeFileSync(
    join(folder, `${file}.${locale}.html`),
    template.startsWith('public/') ? local(html) : alone(html, locale),
  )
}
console.log(folder)

/** Served addresses as files beside the page. */
function local(html: string): string {
  return html.replaceAll('"/assets/gcds-', '"assets/fonts/gcds-').replaceAll('"/assets/', '"assets/')
}

function alone(html: string, locale: string): string {
  const frame = readFileSync(join(root, 'scripts/preview-frame.html'), 'utf8')
  return frame.replace('LANGUAGE', `${locale}-CA`).replace('COMPONENT', () => html)
}
