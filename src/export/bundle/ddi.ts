import { locales } from '../../questionnaire/questionnaire.js'
import type { Book, BookColumn } from './book.js'
import type { Code } from './column-codes.js'
import { type Markup, markup } from './markup.js'
import { noticeLines } from './notices.js'
import { leadingOf, marksOf, numbersOf, titleOf } from './telling.js'

/** The study, its file and its variables, as DDI Codebook 2.5 tells archives. */
export function ddiCodebook(book: Book): string {
  const { tongues } = book
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="en-CA">
<stdyDscr>
<citation>
<titlStmt><titl xml:lang="en-CA">${titleOf(book, 'en')}</titl><parTitl xml:lang="fr-CA">${titleOf(book, 'fr')}</parTitl><IDNo>${book.consultation.id}</IDNo></titlStmt>
<rspStmt>${inLanguages((locale) => markup`<AuthEnty xml:lang="${locale}-CA">${book.consultation.ledBy[locale]}</AuthEnty>`)}</rspStmt>
</citation>
<stdyInfo>
${inLanguages((locale) => markup`<abstract xml:lang="${locale}-CA">${book.consultation.profile.summary[locale]}</abstract>\n`)}</stdyInfo>
${inLanguages((locale) => markup`<dataAccs><useStmt><conditions xml:lang="${locale}-CA">${noticeLines(book, locale).join(' ')}</conditions></useStmt></dataAccs>\n`)}</stdyDscr>
<fileDscr ID="responses">
<fileTxt>
<fileName>responses.csv</fileName>
<dimensns><caseQnty>${book.responses}</caseQnty><varQnty>${book.columns.length + leadingOf(tongues.en).length}</varQnty></dimensns>
<fileType charset="UTF-8">CSV (RFC 4180)</fileType>
</fileTxt>
</fileDscr>
<dataDscr>
${leadingVariables(book)}${book.columns.map((column) => variableOf(column, book))}</dataDscr>
</codeBook>
`.markup
}

function inLanguages(write: (locale: 'en' | 'fr') => Markup): readonly Markup[] {
  return locales.map(write)
}

function leadingVariables({ tongues }: Book): readonly Markup[] {
  const french = leadingOf(tongues.fr)
  return leadingOf(tongues.en).map(
    ({ name, holds }, index) => markup`<var ID="var-${name}" name="${name}" files="responses">
<labl xml:lang="en-CA">${holds}</labl>
<labl xml:lang="fr-CA">${french[index]!.holds}</labl>
<varFormat type="${name === 'version' ? 'numeric' : 'character'}" schema="other"/>
</var>
`,
  )
}

function variableOf({ name, label, wordings, codes, column }: BookColumn, book: Book): Markup {
  return markup`<var ID="var-${name}" name="${name}" files="responses">
${inLanguages((locale) => markup`<labl xml:lang="${locale}-CA">${label[locale]}</labl>\n`)}${wordings.map(
    ({ versions, text }) => markup`<qstn>
<preQTxt>${`${numbersOf(versions)}`}</preQTxt>
${inLanguages((locale) => markup`<qstnLit xml:lang="${locale}-CA">${text[locale]}</qstnLit>\n`)}</qstn>
`,
  )}<invalrng><item VALUE=".n"/><item VALUE=".v"/></invalrng>
${wordings.flatMap(({ condition }) => (condition ? inLanguages((locale) => markup`<universe xml:lang="${locale}-CA">${condition[locale]}</universe>\n`) : []))}${codes.map((code) => categoryOf(code))}${missingCategories(book)}<varFormat type="${isNumber(column.kind) ? 'numeric' : 'character'}" schema="other"/>
</var>
`
}

function categoryOf({ code, label }: Code): Markup {
  return markup`<catgry>
<catValu>${code}</catValu>
${inLanguages((locale) => markup`<labl xml:lang="${locale}-CA">${label[locale]}</labl>\n`)}</catgry>
`
}

function missingCategories({ tongues }: Book): readonly Markup[] {
  const french = marksOf(tongues.fr)
  return marksOf(tongues.en).map(
    ({ mark, means }, index) => markup`<catgry missing="Y">
<catValu>${mark}</catValu>
<labl xml:lang="en-CA">${means}</labl>
<labl xml:lang="fr-CA">${french[index]!.means}</labl>
</catgry>
`,
  )
}

function isNumber(kind: BookColumn['column']['kind']): boolean {
  return kind === 'chosen' || kind === 'rank' || kind === 'number'
}
