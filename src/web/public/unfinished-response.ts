import type { Answers, Fields } from '../../questionnaire/answers.js'
import type { Fault } from '../../questionnaire/fault.js'
import { findPageOfQuestion } from '../../questionnaire/find-question.js'
import { pagesReached } from '../../questionnaire/path.js'
import type { Locale, Page, Questionnaire } from '../../questionnaire/questionnaire.js'
import { readQuestionnaire } from '../../questionnaire/read-questionnaire.js'
import type { SavedPage } from '../../response/unfinished.js'
import { fieldsIn } from './posted-form.js'

export type SavedPages = { readonly [page: string]: SavedPage }

/** What saved pages come to: the answers they hold, what is wrong with them, and which pages they lead to. */
export type Reading = {
  readonly answers: Answers
  readonly faults: readonly Fault[]
  readonly shown: ReadonlySet<string>
  readonly reached: readonly Page[]
}

const empty: Fields = new Map()

export function readSavedPages(questionnaire: Questionnaire, pages: SavedPages, locale: Locale): Reading {
  const { answers, faults, shown } = readQuestionnaire(
    questionnaire,
    ({ id }) => (pages[id] ? new Map(pages[id].fields) : empty),
    ({ id }) => pages[id]?.locale ?? locale,
  )
  return { answers, faults, shown, reached: pagesReached(questionnaire, answers) }
}

/** The faults of one page, those of fields that belong to no question included. */
export function faultsOf(questionnaire: Questionnaire, page: Page, faults: readonly Fault[]): readonly Fault[] {
  return faults.filter(
    ({ question }) => question === undefined || findPageOfQuestion(questionnaire, question)?.id === page.id,
  )
}

/** All fields of all pages as one form in `locale` posts them. */
export function fieldsOfPages({ pages }: Questionnaire, saved: SavedPages, locale: Locale): Fields {
  return new Map(pages.flatMap((page) => [...fieldsIn(locale, page, saved[page.id])]))
}
