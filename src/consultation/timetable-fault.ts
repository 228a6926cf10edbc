import { type Bilingual, locales } from '../questionnaire/questionnaire.js'
import type { Consultation, Day } from './consultation.js'
import { isReadable } from './settings-fault.js'
import { keptUntil } from './retention.js'
import type { Asked, Conclusion, Standing } from './timetable.js'
import { isHttpsAddress } from './web-address.js'

/** What is lacking or amiss in what is asked for, by the field that it is about. */
export type Fault = { readonly field: string; readonly code: FaultCode }

export const faultCodes = [
  'day-unfit',
  'opens-past',
  'closes-before-opening',
  'closes-past',
  'closes-after-keeping',
  'not-later',
  'not-earlier',
  'text-missing',
  'unreadable',
  'outcome-missing',
  'report-unfit',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** All that keeps what is asked for from being granted, which must be one of those that can be asked for now. */
export function faultsIn(asked: Asked, { consultation, today }: Standing): readonly Fault[] {
  switch (asked.act) {
    case 'set-dates':
      return datesFaults(asked, { today, kept: keptUntil(consultation) })
    case 'announce':
    case 'retract':
    case 'open':
      return []
    case 'extend':
      return [...dayFaults(asked.to, today, canBeLater(consultation)), ...textFaults('notice', asked.notice)]
    case 'close-early':
      return [...dayFaults(asked.to, today, isEarlier(consultation)), ...textFaults('notice', asked.notice)]
    case 'cancel':
      return textFaults('reason', asked.reason)
    case 'conclude':
      return conclusionFaults(asked.outcome, asked.report)
  }
}

type Dates = { readonly opensOn: Day | undefined; readonly closesOn: Day | undefined }
type Bounds = { readonly today: Day; readonly kept: Day | undefined }

function datesFaults({ opensOn, closesOn }: Dates, { today, kept }: Bounds): readonly Fault[] {
  const opens = opensOn === undefined ? 'day-unfit' : opensOn < today ? 'opens-past' : undefined
  const isBackwards = opensOn !== undefined && closesOn !== undefined && closesOn < opensOn
  const past = closesOn !== undefined && closesOn < today ? 'closes-past' : keepingFault(closesOn, kept)
  const closes = closesOn === undefined ? 'day-unfit' : isBackwards ? 'closes-before-opening' : past
  return [...faultAt('opens-on', opens), ...faultAt('closes-on', closes)]
}

function dayFaults(to: Day | undefined, today: Day, unfit: (to: Day) => FaultCode | undefined): readonly Fault[] {
  if (to === undefined) return faultAt('to', 'day-unfit')
  return faultAt('to', to < today ? 'closes-past' : unfit(to))
}

function canBeLater(consultation: Consultation) {
  const { closesOn = '' } = consultation
  return (to: Day) => (to > closesOn ? keepingFault(to, keptUntil(consultation)) : 'not-later')
}

/** What comes last is kept for a day at least: a notice has said until when. */
function keepingFault(closesOn: Day | undefined, kept: Day | undefined): FaultCode | undefined {
  return closesOn !== undefined && kept !== undefined && closesOn >= kept ? 'closes-after-keeping' : undefined
}

function isEarlier({ closesOn = '' }: Consultation) {
  return (to: Day) => (to < closesOn ? undefined : ('not-earlier' as const))
}

function textFaults(field: string, text: Bilingual): readonly Fault[] {
  return locales.flatMap((locale) => faultAt(`${field}-${locale}`, textFault(text[locale])))
}

function textFault(text: string): FaultCode | undefined {
  if (text === '') return 'text-missing'
  return isReadable(text) && text.length <= 2000 ? undefined : 'unreadable'
}

function conclusionFaults(outcome: Conclusion | undefined, report: Bilingual): readonly Fault[] {
  if (outcome === undefined) return faultAt('outcome', 'outcome-missing')
  if (outcome !== 'CR') return []
  return locales.flatMap((locale) =>
    faultAt(`report-${locale}`, isHttpsAddress(report[locale]) ? undefined : 'report-unfit'),
  )
}

function faultAt(field: string, code: FaultCode | undefined): readonly Fault[] {
  return code === undefined ? [] : [{ field, code }]
}
