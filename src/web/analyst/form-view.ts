import { daysOfWeek } from '../../consultation/iso-week.js'
import type { MixedGroup } from '../../export/mixed-store.js'
import type { Given, ParameterName } from '../../export/parameters.js'
import { harmonise } from '../../export/harmonised.js'
import { dateRange } from '../dates.js'
import type { StaffCall } from '../staff/call.js'
import { problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'

export type FormSubject = {
  readonly given: Given
  readonly groups: readonly MixedGroup[]
  readonly problems: Problems
}

/** The choices of an extract, each as it was made, or as it is when none is. */
export function formView(call: StaffCall, subject: FormSubject) {
  return {
    choices: choicesOf(call).map((choice) => choiceView(call, choice, subject)),
    weeks: (['from', 'to'] as const).map((name) => weeksView(call, name, subject)),
    questions: questionsView(call, subject),
  }
}

type Option = { readonly value: string; readonly key: string; readonly number?: number; readonly hint?: string }
type Choice = { readonly name: ParameterName; readonly options: readonly Option[] }

/** The first of each is chosen at first, but for the separator. */
function choicesOf({ published }: StaffCall): readonly Choice[] {
  const versions = published.versions.map(({ number }) => ({ value: String(number), key: 'version-one', number }))
  return [
    { name: 'version', options: [{ value: 'all', key: 'version-all' }, ...versions] },
    {
      name: 'language',
      options: [
        { value: 'all', key: 'language-all' },
        { value: 'en', key: 'language-en' },
        { value: 'fr', key: 'language-fr' },
      ],
    },
    {
      name: 'text',
      options: [
        { value: '1', key: 'text-with' },
        { value: '0', key: 'text-without' },
      ],
    },
    {
      name: 'redacted',
      options: [
        { value: '1', key: 'redacted-with', hint: 'redacted-with-hint' },
        { value: '0', key: 'redacted-without' },
      ],
    },
    {
      name: 'labels',
      options: [
        { value: 'codes', key: 'labels-codes' },
        { value: 'en', key: 'labels-en' },
        { value: 'fr', key: 'labels-fr' },
      ],
    },
    {
      name: 'separator',
      options: [
        { value: ',', key: 'separator-comma', hint: 'separator-comma-hint' },
        { value: ';', key: 'separator-semicolon', hint: 'separator-semicolon-hint' },
      ],
    },
    {
      name: 'bom',
      options: [
        { value: '1', key: 'bom-with', hint: 'bom-with-hint' },
        { value: '0', key: 'bom-without' },
      ],
    },
  ]
}

/** As spreadsheets in that language expect it. */
const separatorOf = { en: ',', fr: ';' } as const

function choiceView({ staff, locale }: StaffCall, { name, options }: Choice, { given, problems }: FormSubject) {
  const words = staff.house.words[locale]
  const chosen = given[name]?.[0] || (name === 'separator' ? separatorOf[locale] : options[0]?.value)
  return {
    name,
    legend: words(`files:${name}`),
    ...problemView(problems[name]),
    options: options.map(({ value, key, number, hint }, index) => ({
      // The summary of what is to be looked at leads to the first.
      id: index === 0 ? name : `${name}-${index}`,
      value,
      label: words(`files:${key}`, { number: String(number ?? '') }),
      ...(hint !== undefined && { hint: words(`files:${hint}`) }),
      checked: value === chosen ? ' checked' : '',
    })),
  }
}

/** Only weeks in which responses were mixed, and one that was asked for by its address. */
function weeksView({ staff, locale }: StaffCall, name: 'from' | 'to', { given, groups, problems }: FormSubject) {
  const words = staff.house.words[locale]
  const chosen = given[name]?.[0] ?? ''
  const known = [...new Set([...groups.map(({ week }) => week), chosen])].filter((week) => week !== '').toSorted()
  return {
    name,
    label: words(`files:${name}`),
    any: words(`files:${name}-any`),
    ...problemView(problems[name]),
    options: known.map((week) => {
      const days = daysOfWeek(week)
      return {
        value: week,
        label: days ? `${week}, ${dateRange(days.from, days.to, locale)}` : week,
        selected: week === chosen ? ' selected' : '',
      }
    }),
  }
}

/** Each lineage once, under its latest words. */
function questionsView({ published, locale }: StaffCall, { given, problems }: FormSubject) {
  const chosen = new Set((given.questions ?? []).flatMap((ids) => ids.split(',')))
  const latest = harmonise(published.versions).flatMap(({ asked }) => [...asked.values()].at(-1)?.question ?? [])
  const questions = [...new Map(latest.map((question) => [question.id, question])).values()]
  return {
    ...problemView(problems['questions']),
    open: chosen.size > 0 ? ' open' : '',
    options: questions.map(({ id, text }, index) => ({
      id: index === 0 ? 'questions' : `questions-${id}`,
      value: id,
      label: text[locale],
      checked: chosen.has(id) ? ' checked' : '',
    })),
  }
}
