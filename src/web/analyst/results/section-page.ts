import type { FastifyReply } from 'fastify'
import { locales } from '../../../questionnaire/questionnaire.js'
import type { Heard, Section } from '../../../results/heard.js'
import { type HeardFault, textsOf } from '../../../results/heard-fault.js'
import type { StaffCall } from '../../staff/call.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { placedProblems } from '../../staff/twin-field.js'
import { findOffered } from './offered-themes.js'
import { sectionView } from './section-view.js'

type SectionShown = {
  readonly heard: Heard
  /** `baseOf` what stands there now. */
  readonly base: string
  readonly faults?: readonly HeardFault[]
  /** What stands there now, when someone else was first. */
  readonly stands?: Heard
}

/** The form of one section of what was heard. */
export async function sendSection(call: StaffCall, section: Section, shown: SectionShown): Promise<FastifyReply> {
  const { staff, locale, here, published } = call
  const words = staff.house.words[locale]
  const { heard, base, faults = [], stands } = shown
  const faulty = faults.map(({ field, code }) => [field, words(`preparing:fault-${code}`)])
  const problems = { ...(Object.fromEntries(faulty) as Problems), ...movedProblems(call, section, shown) }
  const offered = await findOffered(call, section, heard)
  const name = words(`preparing:section-${section}`)
  return sendStaffPage(call, {
    template: 'analyst/results-section',
    page: { title: name, description: words(`preparing:lead-${section}`) },
    view: {
      action: here.preparingSection(section),
      overview: here.preparing,
      preview: here.preparingPreview,
      name,
      lead: words(`preparing:lead-${section}`),
      moved: stands !== undefined,
      base,
      ...sectionView(words, section, { published, heard, offered, problems, stands }),
    },
    fragments: await faultFragments(
      staff,
      locale,
      placedProblems(words, problems, () => name),
    ),
  })
}

/** A sentence at each text that no longer reads as what was typed. */
function movedProblems({ staff, locale }: StaffCall, section: Section, { heard, stands }: SectionShown): Problems {
  if (!stands) return {}
  const sentence = staff.house.words[locale]('preparing:moved-on')
  const stood = new Map(textsOf(section, stands).map(({ field, text }) => [field, text]))
  const moved = textsOf(section, heard).flatMap(({ field, text }) =>
    locales.flatMap((each) => (stood.get(field)?.[each] === text[each] ? [] : [`${field}-${each}`])),
  )
  return Object.fromEntries(moved.map((field) => [field, sentence]))
}
