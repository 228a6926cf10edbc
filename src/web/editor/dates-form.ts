import type { Consultation, Day } from '../../consultation/consultation.js'
import { type Act, acts, type Asked, type Conclusion, conclusions } from '../../consultation/timetable.js'
import { readDay } from '../../consultation/toronto.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { postedField } from '../posted-field.js'
import { entryField, problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'
import { postedTwins } from '../staff/posted-text.js'
import { twinField } from '../staff/twin-field.js'
import type { Words } from '../words.js'

/** What a form of the page of dates asks for; undefined for none of ours. Its fields carry the name of the act. */
export function postedAsked(body: unknown): Asked | undefined {
  const act = acts.find((each) => each === postedField(body, 'go'))
  switch (act) {
    case 'set-dates':
      return { act, opensOn: postedDay(body, `${act}-opens-on`), closesOn: postedDay(body, `${act}-closes-on`) }
    case 'announce':
    case 'retract':
    case 'open':
      return { act }
    case 'extend':
    case 'close-early':
      return { act, to: postedDay(body, `${act}-to`), notice: postedTwins(body, `${act}-notice`) }
    case 'cancel':
      return { act, reason: postedTwins(body, `${act}-reason`) }
    case 'conclude': {
      const outcome = conclusions.find((each) => each === postedField(body, `${act}-outcome`))
      return { act, outcome, report: postedTwins(body, `${act}-report`) }
    }
    case undefined:
      return undefined
  }
}

function postedDay(body: unknown, name: string): Day | undefined {
  return readDay(postedField(body, name))
}

type Form = {
  readonly words: Words
  readonly body: unknown
  readonly problems: Problems
  /** The one that was posted. */
  readonly posted: Act | undefined
  readonly consultation: Consultation
}

/** The form of one act, with what was typed in it when it was the one that was posted. */
export function actView(form: Form, act: Act) {
  const { words, posted } = form
  return {
    act,
    heading: words(`dates:${act}`),
    lead: words(`dates:${act}-lead`),
    button: words(`dates:${act}-button`),
    isOpen: posted === act,
    isGrave: graveActs.includes(act),
    fields: fieldsOf(form, act),
  }
}

/** Those that take something from people: their buttons are not the first that one sees. */
const graveActs: readonly Act[] = ['retract', 'cancel', 'close-early']

function fieldsOf(form: Form, act: Act) {
  const { consultation, words } = form
  switch (act) {
    case 'set-dates':
      return [
        dayField(form, act, 'opens-on', consultation.opensOn),
        dayField(form, act, 'closes-on', consultation.closesOn),
      ]
    case 'announce':
    case 'retract':
    case 'open':
      return []
    case 'extend':
    case 'close-early':
      return [dayField(form, act, 'to', undefined), textField(form, act, 'notice', words(`dates:${act}-notice-hint`))]
    case 'cancel':
      return [textField(form, act, 'reason', words('dates:reason-hint'))]
    case 'conclude':
      return [outcomeField(form), reportField(form)]
  }
}

function dayField({ words, body, problems, posted }: Form, act: Act, field: string, present: Day | undefined) {
  const name = `${act}-${field}`
  const value = posted === act ? postedField(body, name) : (present ?? '')
  const hint = words(field === 'opens-on' ? 'dates:day-hint' : 'dates:closing-day-hint')
  return { day: entryField({ name, label: words(`dates:${field}`), hint, value, problem: problems[name] }) }
}

function textField({ words, body, problems, posted }: Form, act: Act, field: string, hint: string) {
  const name = `${act}-${field}`
  const value: Bilingual = posted === act ? postedTwins(body, name) : { en: '', fr: '' }
  return { twin: twinField(words, { name, label: words(`dates:${field}`), hint, value, long: true, problems }) }
}

function outcomeField({ words, body, problems, posted, consultation }: Form) {
  const present: Conclusion =
    consultation.outcome === 'CN' || consultation.outcome === 'CR' ? consultation.outcome : 'CA'
  const chosen = posted === 'conclude' ? postedField(body, 'conclude-outcome') : present
  return {
    outcome: {
      ...problemView(problems['conclude-outcome']),
      choices: conclusions.map((outcome, index) => ({
        outcome,
        id: index === 0 ? 'conclude-outcome' : `conclude-outcome-${outcome}`,
        label: words(`dates:outcome-${outcome.toLowerCase()}`),
        checked: outcome === chosen ? ' checked' : '',
      })),
    },
  }
}

function reportField({ words, body, problems, posted, consultation }: Form) {
  const name = 'conclude-report'
  const value = posted === 'conclude' ? postedTwins(body, name) : (consultation.report ?? { en: '', fr: '' })
  const label = words('dates:report')
  return { twin: twinField(words, { name, label, hint: words('dates:report-hint'), value, optional: true, problems }) }
}
