import { isDeepStrictEqual } from 'node:util'
import type { Act, Quotation, Verdict } from '../../../coding/act.js'
import { redactionReasons } from '../../../coding/reason.js'
import { type Redaction, redactionChange } from '../../../coding/redaction.js'
import { countedAs, type Frame, sorted, type ThemeValue } from '../../../coding/theme.js'
import { dayAndTime } from '../../dates.js'
import type { StaffCall } from '../../staff/call.js'
import type { TitleOf } from '../../staff/telling.js'
import type { Words } from '../../words.js'

type Telling = { readonly acts: readonly Act[]; readonly frame: Frame; readonly titleOf: TitleOf }

/** For `components/coding-acts`: who did what and when, the last first. Only the last on each subject can be undone. */
export function actsView({ staff, locale }: StaffCall, { acts, frame, titleOf }: Telling) {
  const words = staff.house.words[locale]
  return acts.map((act, place) => ({
    number: act.number,
    what: saidOf(act, frame, words),
    ...detailOf(act, words),
    who: words('acts:by', { who: titleOf(act.by)[locale], when: dayAndTime(act.at, locale) }),
    undoable: !acts.slice(0, place).some(({ subject }) => isDeepStrictEqual(subject, act.subject)),
  }))
}

function saidOf(act: Act, frame: Frame, words: Words): string {
  const what = told(act, frame, words)
  return act.undoes === undefined ? what : words('acts:undid', { what })
}

function told({ subject, before, after }: Act, frame: Frame, words: Words): string {
  switch (subject.kind) {
    case 'theme':
      return words(`acts:theme-${themeDeed(before, after)}`, themeValues(before, after, { frame, words }))
    case 'coding': {
      if (after === undefined) return words('acts:coding-none')
      const labels = sorted((after as string[]).map((id) => countedAs(frame, id))).map((id) =>
        labelOf(frame, id, words),
      )
      return labels.length === 0 ? words('acts:coding-read') : words('acts:coding', { themes: labels.join(', ') })
    }
    case 'redaction': {
      const [was, is] = [redactionsIn(before).length, redactionsIn(after).length]
      return words(is >= was ? 'acts:redaction' : 'acts:restored', { count: Math.abs(is - was) })
    }
    case 'quotation':
      if (after === undefined) return words('acts:quote-withdrawn')
      if ((after as Quotation).approvedBy !== undefined) return words('acts:quote-approved')
      return words(before === undefined ? 'acts:quote-marked' : 'acts:quote-unapproved')
    case 'campaign':
      return words(`acts:campaign-${(after as Verdict | undefined) ?? 'open'}`)
  }
}

/** Why a passage was hidden or is shown again, and what whoever hid it noted for the others. */
function detailOf({ subject, before, after }: Act, words: Words) {
  if (subject.kind !== 'redaction') return {}
  const { hidden, shown } = redactionChange(redactionsIn(before), redactionsIn(after))
  const changed = [...hidden, ...shown]
  const reasons = new Set(changed.map(({ reason }) => redactionReasons[reason][words.locale]))
  const notes = new Set(changed.flatMap(({ note }) => note ?? []))
  return { reasons: [...reasons].join(', '), notes: [...notes] }
}

function redactionsIn(value: Kept): readonly Redaction[] {
  return (value ?? []) as unknown as readonly Redaction[]
}

type Kept = Act['before']

function themeDeed(before: Kept, after: Kept): string {
  if (before === undefined) return 'added'
  if (after === undefined) return 'gone'
  const [was, is] = [before, after] as unknown as readonly [ThemeValue, ThemeValue]
  if (was.mergedInto !== is.mergedInto) return is.mergedInto === undefined ? 'reinstated' : 'merged'
  if (was.retired !== is.retired) return is.retired ? 'retired' : 'reinstated'
  if (was.parent === is.parent) return 'renamed'
  return is.parent === undefined ? 'moved-top' : 'moved'
}

type Naming = { readonly frame: Frame; readonly words: Words }

function themeValues(before: Kept, after: Kept, { frame, words }: Naming): Readonly<Record<string, string>> {
  const [was, is] = [before, after] as unknown as readonly (ThemeValue | undefined)[]
  const { locale } = words
  return {
    label: (was ?? is)!.label[locale],
    now: (is ?? was)!.label[locale],
    into: is?.mergedInto === undefined ? '' : labelOf(frame, is.mergedInto, words),
    below: is?.parent === undefined ? '' : labelOf(frame, is.parent, words),
  }
}

function labelOf(frame: Frame, id: string, { locale }: Words): string {
  return frame.get(id)?.label[locale] ?? id
}
