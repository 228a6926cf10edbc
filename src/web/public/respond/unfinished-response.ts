import type { Fields } from '../../../questionnaire/answers.js'
import type { Fault } from '../../../questionnaire/fault.js'
import { findPageOfQuestion } from '../../../questionnaire/find-question.js'
import { pagesShowing } from '../../../questionnaire/path.js'
import type { Locale, Page, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { type Read, readQuestionnaire, readWhole } from '../../../questionnaire/read-questionnaire.js'
import type { SavedPage } from '../../../response/unfinished.js'
import { fieldsIn } from './posted-form.js'

export type SavedPages = { readonly [page: string]: SavedPage }

/** What was put in comes to: the answers, what is wrong with them, and which pages they lead to. */
export type Reading = Read & { readonly reached: readonly Page[] }

const empty: Fields = new Map()

export function readSavedPages(questionnaire: Questionnaire, pages: SavedPages, locale: Locale): Reading {
  const read = readQuestionnaire(
    questionnaire,
    ({ id }) => (pages[id] ? new Map(pages[id].fields) : empty),
    ({ id }) => pages[id]?.locale ?? locale,
  )
  return { ...read, reached: pagesShowing(questionnaire, read.shown) }
}

/** The same of one form with all pages, without cutting it into them. */
export function readWholeForm(questionnaire: Questionnaire, fields: Fields, locale: Locale): Reading {
  const read = readWhole(questionnaire, fields, locale)
  return { ...read, reached: pagesShowing(questionnaire, read.shown) }
}

/** The faults of one page, those of fields that belong to no question included. */
export function faultsOf(questionnaire: Questionnaire, page: Page, faults: readonly Fault[]): readonly Fault[] {
  return faults.filter(
    ({ question }) => question === undefined || findPageOfQuestion(questionnaire, question)?.id === page.id,
  )
}

/** All fields of all pages as one form in `locale` posts them. */
export function fieldsOfPages({ pages }: Questionnaire, saved: SavedPages, locale: Locale): Fields {
  const all = new Map<string, readonly string[]>()
  for (const page of pages) for (const [name, values] of fieldsIn(locale, page, saved[page.id])) all.set(name, values)
  return all
}
