import type { JsonObject } from '../questionnaire/change.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'

export type FirstDraft = {
  /** Of the consultation. */
  readonly id: string
  readonly title: Bilingual
  readonly page: Bilingual
  readonly question: Bilingual
}

/** The least that is a questionnaire: one page with one question, to begin from. */
export function firstDraft({ id, title, page, question }: FirstDraft): JsonObject {
  return {
    schema: 'urn:roundtable:questionnaire:1',
    id,
    title,
    pages: [{ id: 'p1', title: page, questions: [{ id: 'q1', kind: 'long-text', text: question, maxLength: 2000 }] }],
  }
}
