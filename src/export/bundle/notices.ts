import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Book } from './book.js'
import { type Markup, markup } from './markup.js'
import { destroySentence, numbersOf } from './telling.js'

/** What a reader must know of every document before anything else. */
export function noticesOf(book: Book, locale: Locale): Markup {
  const tongue = book.tongues[locale]
  return markup`${noticeLines(book, locale).map((line) => markup`<p class="note">${line}</p>\n`)}<p>${tongue.words(
    'bundle:responses',
    {
      count: book.responses,
      number: tongue.number(book.responses),
      versions: numbersOf(book.versions.map(({ number }) => number)),
    },
  )}</p>`
}

/** That responses are made up, where they are; whom they speak for; when to destroy a copy. */
export function noticeLines(book: Book, locale: Locale): readonly string[] {
  const tongue = book.tongues[locale]
  return [
    ...(book.synthetic ? [tongue.words('bundle:synthetic')] : []),
    tongue.words('files:not-everyone'),
    destroySentence(book, tongue),
  ]
}
