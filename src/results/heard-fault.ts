import { isReadable } from '../consultation/settings-fault.js'
import { type Bilingual, locales } from '../questionnaire/questionnaire.js'
import type { Heard, Section } from './heard.js'

export const heardFaultCodes = ['unreadable', 'too-long'] as const

/** What cannot be kept as it was typed, by the name of its field: `summary-en`, `next-0-did-fr`, `remark-b3-en`. */
export type HeardFault = { readonly field: string; readonly code: (typeof heardFaultCodes)[number] }

/** Characters of one text: some ten pages. */
const longest = 20_000

export function heardFaults(section: Section, heard: Heard): readonly HeardFault[] {
  return textsOf(section, heard).flatMap(({ field, text }) =>
    locales.flatMap((locale) => {
      const code = faultOf(text[locale])
      return code ? [{ field: `${field}-${locale}`, code }] : []
    }),
  )
}

function faultOf(text: string): HeardFault['code'] | undefined {
  if (!isReadable(text)) return 'unreadable'
  return Array.from(text).length > longest ? 'too-long' : undefined
}

export type NamedText = { readonly field: string; readonly text: Bilingual }

/** The texts of a section in both languages, by the names of their fields. */
export function textsOf(section: Section, heard: Heard): readonly NamedText[] {
  switch (section) {
    case 'summary':
    case 'engagement':
    case 'participants':
    case 'method':
    case 'correction':
      return [{ field: section, text: heard[section] }]
    case 'questions':
      return heard.questions.map(({ question, remark }) => ({ field: `remark-${question}`, text: remark }))
    case 'themes':
      return heard.themes.map(({ theme, remark }) => ({ field: `remark-${theme}`, text: remark }))
    case 'next':
      return heard.next.flatMap(({ said, did }, index) => [
        { field: `next-${index}-said`, text: said },
        { field: `next-${index}-did`, text: did },
      ])
  }
}
