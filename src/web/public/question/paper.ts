import type { Consultation } from '../../../consultation/consultation.js'
import type { Version } from '../../../consultation/publication.js'
import type { Fields } from '../../../questionnaire/answers.js'
import type { Fault } from '../../../questionnaire/fault.js'
import type { Locale, Page } from '../../../questionnaire/questionnaire.js'
import type { House } from '../../house.js'
import type { Render } from '../../rendering.js'

/** Of what the pages of questions are made: one version in one language. */
export type Paper = {
  readonly house: House
  readonly render: Render
  readonly consultation: Consultation
  readonly version: Version
  readonly locale: Locale
}

/** What one respondent's answers make of a page. */
export type Filled = {
  readonly fields: Fields
  readonly faults: readonly Fault[]
  readonly shown: ReadonlySet<string>
  readonly reached: readonly Page[]
  /** Resume code of one whose browser keeps no cookie: the form carries it. */
  readonly token?: string
}

/** `4ba3 995f 53c0`: enough of a fingerprint to compare by eye. */
export function versionView({ number, fingerprint }: Version) {
  return { number, fingerprint: fingerprint.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1\u00a0') }
}
