import type { Fields } from '../answers.js'
import type { Fault, FaultCode } from '../fault.js'
import type { Locale, Question } from '../questionnaire.js'

/** What the readers of each kind read from, and where they say what is wrong. */
export class Posted {
  readonly faults: Fault[] = []

  constructor(
    readonly fields: Fields,
    readonly locale: Locale,
  ) {}

  /** Notes a fault. Returns undefined, the answer of a question at fault. */
  fault(code: FaultCode, question: Question, field = question.id, values: Fault['values'] = {}): undefined {
    this.faults.push({ code, question: question.id, field, values })
  }

  /** The one value of a field; undefined when it was not posted, or (at fault) posted more than once. */
  sole(question: Question, field: string): string | undefined {
    const values = this.fields.get(field)
    if (values === undefined || values.length === 0) return undefined
    if (values.length > 1) return this.fault('several-values', question, field)
    return values[0]
  }
}
