import type { FastifyReply } from 'fastify'
import type { SettingsFault } from '../../consultation/settings-fault.js'
import { type Entries, fields, type Section } from '../../consultation/settings-field.js'
import { type Bilingual, locales } from '../../questionnaire/questionnaire.js'
import type { StaffCall } from '../staff/call.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { placedProblems } from '../staff/twin-field.js'
import { isSame, isTwin, sectionView } from './section-view.js'

type SectionShown = {
  readonly entries: Entries
  /** `baseOf` what stands there now. */
  readonly base: string
  readonly faults?: readonly SettingsFault[]
  /** What stands there now, when someone else was first. */
  readonly stands?: Entries
}

/** The form of one section of the settings. */
export async function sendSection(call: StaffCall, section: Section, shown: SectionShown): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const { entries, base, faults = [], stands } = shown
  const sentences = faults.map(({ field, code }) => [field, words(`settings:fault-${code}`)])
  const problems = { ...(Object.fromEntries(sentences) as Problems), ...movedProblems(call, section, shown) }
  const name = words(`settings:section-${section}`)
  return sendStaffPage(call, {
    template: 'editor/section',
    page: {
      title: name,
      description: words(`settings:lead-${section}`),
    },
    view: {
      action: here.deskSection(section),
      overview: here.deskConsultation,
      name,
      lead: words(`settings:lead-${section}`),
      moved: stands !== undefined,
      base,
      fields: sectionView(words, section, { entries, problems, stands }),
    },
    fragments: await faultFragments(
      staff,
      locale,
      placedProblems(words, problems, (field) => words(`settings:field-${field}`)),
    ),
  })
}

/** A sentence at each field that no longer reads as what was typed. */
function movedProblems({ staff, locale }: StaffCall, section: Section, { entries, stands }: SectionShown): Problems {
  if (!stands) return {}
  const sentence = staff.house.words[locale]('settings:moved-on')
  const moved = fields[section].flatMap((field) => {
    const [typed, stood] = [entries[field.name]!, stands[field.name]!]
    if (isSame(typed, stood)) return []
    if (!isTwin(field)) return [field.name]
    return locales
      .filter((each) => (typed as Bilingual)[each] !== (stood as Bilingual)[each])
      .map((each) => `${field.name}-${each}`)
  })
  return Object.fromEntries(moved.map((field) => [field, sentence]))
}
