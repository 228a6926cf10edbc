import {
  audiences,
  type Entries,
  type Entry,
  type Field,
  fields,
  type Section,
} from '../../consultation/settings-field.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { Words } from '../words.js'
import { entryField, problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'
import { postedText, postedTwins } from '../staff/posted-text.js'
import { twinField } from '../staff/twin-field.js'

/** What was posted for a section. */
export function postedEntries(section: Section, body: unknown): Entries {
  const entries = fields[section].map((field) => [
    field.name,
    isTwin(field) ? postedTwins(body, field.name) : postedText(body, field.name),
  ])
  return Object.fromEntries(entries) as Entries
}

type Shown = {
  readonly entries: Entries
  readonly problems: Problems
  /** What stands there now, where that is not what the form was made from. */
  readonly stands?: Entries | undefined
}

/** The fields of a section, each for the component that shows it. */
export function sectionView(words: Words, section: Section, { entries, problems, stands }: Shown) {
  return fields[section].map((field) => {
    const [entry, stood] = [entries[field.name]!, stands?.[field.name]]
    const shared = {
      name: field.name,
      label: words(`settings:field-${field.name}`),
      hint: words(`settings:hint-${field.name}`),
      problems,
    }
    if (isTwin(field)) {
      const sides = { value: entry as Bilingual, stands: stood as Bilingual | undefined }
      return { twin: twinField(words, { ...shared, ...sides, optional: field.optional === true, long: isLong(field) }) }
    }
    return plainView(words, { ...shared, field, value: entry as string, stands: stood as string | undefined })
  })
}

type Plain = {
  readonly field: Field
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly problems: Problems
  readonly stands: string | undefined
}

function plainView(words: Words, { field, name, label, hint, value, problems, stands }: Plain) {
  const problem = problems[name]
  const stood = stands !== undefined && stands !== value ? { stands: wordsOf(words, field, stands) } : {}
  switch (field.shape) {
    case 'flag':
      return { flag: { name, label, hint, checked: value === 'yes' ? ' checked' : '' }, ...stood }
    case 'audience':
      return { choice: { name, label, hint, choices: choicesOf(words, value), ...problemView(problem) }, ...stood }
    case 'email':
    case 'telephone':
    case 'minutes':
    case 'threshold':
    case 'day':
    case 'line':
    case 'text':
    case 'lines':
    case 'paragraphs':
    case 'address':
    case 'addresses': {
      const type = field.shape === 'email' ? 'email' : 'text'
      const optional = field.optional ? ` (${words('twin:optional')})` : ''
      return { line: entryField({ name, label: label + optional, hint, type, value, problem }), ...stood }
    }
  }
}

function choicesOf(words: Words, value: string) {
  return audiences.map((audience, index) => ({
    audience,
    id: index === 0 ? 'audience' : `audience-${audience}`,
    label: words(`settings:audience-${audience}`),
    checked: audience === value ? ' checked' : '',
  }))
}

/** An entry that is the same in both languages, in words. */
export function wordsOf(words: Words, { shape }: Field, value: string): string {
  if (shape === 'flag') return words(value === 'yes' ? 'settings:yes' : 'settings:no')
  if (shape === 'audience') return words(`settings:audience-${value}`)
  return value === '' ? words('settings:nothing') : value
}

export function isTwin({ shape }: Field): boolean {
  return ['line', 'text', 'lines', 'paragraphs', 'address', 'addresses'].includes(shape)
}

function isLong({ shape }: Field): boolean {
  return ['text', 'lines', 'paragraphs', 'addresses'].includes(shape)
}

/** Whether two entries say the same. */
export function isSame(a: Entry, b: Entry): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.en === b.en && a.fr === b.fr
}
