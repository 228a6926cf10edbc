/** The two languages of every text. Neither ever stands in for the other. */
export type Locale = 'en' | 'fr'
/** In the order in which everything names them. */
export const locales = ['en', 'fr'] as const satisfies readonly Locale[]

/** Words in both languages, read as `text[locale]`. */
export type Bilingual = { readonly [L in Locale]: string }

/** A questionnaire document that `parse` has found whole. Ids are `[a-z][a-z0-9_]*`, never with `__`. */
export type Questionnaire = {
  readonly schema: string
  readonly id: string
  readonly title: Bilingual
  /** What every reader must know first, such as that the document is an illustration. */
  readonly notice?: Bilingual
  /** Warns of difficult subjects before the first question. */
  readonly contentNote?: Bilingual
  /** In years. */
  readonly minimumAge?: number
  readonly helpResources?: readonly HelpResource[]
  readonly pages: readonly Page[]
}

/** Where someone whom the questions touch can turn. */
export type HelpResource = {
  readonly id: string
  readonly name: Bilingual
  readonly description: Bilingual
  readonly telephone?: string
  /** An https address in each language. */
  readonly address?: Bilingual
}

/** One topic, shown at once. A page none of whose questions is shown is passed over. */
export type Page = {
  readonly id: string
  readonly title: Bilingual
  /** For the list of pages, where the title is too long. */
  readonly shortTitle?: Bilingual
  readonly introduction?: Bilingual
  readonly questions: readonly Question[]
}

type QuestionBase = {
  /** Unique in the document, never reused within a consultation. */
  readonly id: string
  readonly text: Bilingual
  readonly hint?: Bilingual
  readonly factTitle?: Bilingual
  readonly factText?: Bilingual
  /** Absent means optional. */
  readonly required?: boolean
  /** About the respondent or hard to say: closed kinds must then offer `prefer_not`. */
  readonly sensitive?: boolean
  /**
   * A quasi-identifier: what others may know of a person, such as age or region, by which few could be told apart. Only
   * `single` and `multiple`. What becomes public of it is bound by the thresholds of `report/`.
   */
  readonly identifying?: boolean
  /** Shows the document's help resources after the question. */
  readonly showHelp?: boolean
  readonly showIf?: Condition
  /** Ids of the questions of earlier versions that this one descends from. */
  readonly replaces?: readonly string[]
}

/** One option of several. */
export type SingleQuestion = QuestionBase & {
  readonly kind: 'single'
  readonly options: readonly Option[]
}

/** Any of several options. */
export type MultipleQuestion = QuestionBase & {
  readonly kind: 'multiple'
  readonly options: readonly Option[]
  /** Least and most options to select, when any is selected; an exclusive option is exempt. */
  readonly min?: number
  readonly max?: number
}

/** One point of a scale. */
export type ScaleQuestion = QuestionBase & {
  readonly kind: 'scale'
  readonly points: readonly Point[]
}

/** One point of the same scale for each row. */
export type MatrixQuestion = QuestionBase & {
  readonly kind: 'matrix'
  readonly rows: readonly Row[]
  readonly points: readonly Point[]
}

/** Some of several options, the most important first. */
export type RankingQuestion = QuestionBase & {
  readonly kind: 'ranking'
  readonly options: readonly Option[]
  /** How many ranks may be given, from the first. */
  readonly max: number
}

/** Words on one line. */
export type ShortTextQuestion = QuestionBase & {
  readonly kind: 'short-text'
  /** In code points. */
  readonly maxLength: number
}

/** Words on as many lines as they take. */
export type LongTextQuestion = QuestionBase & {
  readonly kind: 'long-text'
  /** In code points. */
  readonly maxLength: number
}

/** A number between two bounds, both included; an absent bound is open. */
export type NumberQuestion = QuestionBase & {
  readonly kind: 'number'
  readonly min?: number
  readonly max?: number
  readonly whole?: boolean
  readonly unit?: Bilingual
}

/** Told apart by `kind`. */
export type Question =
  | SingleQuestion
  | MultipleQuestion
  | ScaleQuestion
  | MatrixQuestion
  | RankingQuestion
  | ShortTextQuestion
  | LongTextQuestion
  | NumberQuestion

/** Something to choose. Its code is unique in its question, and is what is stored. */
export type Option = {
  readonly code: string
  readonly label: Bilingual
  /** Of a multiple: stands alone, such as "none of these". */
  readonly exclusive?: boolean
  /** The label of a box that asks for words when this option is chosen; one option a question. */
  readonly specify?: Bilingual
  /** A band of whole numbers, both ends included; an absent end is open. */
  readonly from?: number
  readonly to?: number
}

/** A point of a scale; `offScale` sets it apart ("no opinion", "prefer not to answer"). */
export type Point = {
  readonly code: string
  readonly label: Bilingual
  readonly value?: number
  readonly offScale?: boolean
}

/** Something that a matrix asks about. Its id is unique in its question. */
export type Row = { readonly id: string; readonly text: Bilingual }

/** Looks only at questions before its own; at one on the same page only as a lone `is` or `includes`. */
export type Condition =
  | { readonly question: string; readonly is: string }
  | { readonly question: string; readonly includes: string }
  | { readonly question: string; readonly answered: true }
  | { readonly question: string; readonly atLeast: number }
  | { readonly question: string; readonly atMost: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** Where the words of a "please specify" option may at most go to, in code points. */
export const specifyMaxLength = 200
