import type { FastifyReply } from 'fastify'
import { countByQuestion } from '../../../coding/text-store.js'
import { writtenIn } from '../../../export/written.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { titleOf } from './text-view.js'

/** Every question that people answered in their own words, with how many texts there are and how many one has coded. */
export async function sendTexts(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, person, here } = call
  const { words, coding } = staff.house
  const counts = await countByQuestion(coding.analyst, published.consultation.id, person.id)
  const sum = (stored: readonly string[], of: 'texts' | 'own') =>
    counts.filter(({ question }) => stored.includes(question)).reduce((total, each) => total + each[of], 0)
  return sendStaffPage(call, {
    template: 'analyst/texts',
    page: { title: words[locale]('texts:title'), description: words[locale]('texts:description') },
    view: {
      doors: doorsOf(call),
      questions: writtenIn(published.versions).map((written) => ({
        href: here.questionTexts(written.name),
        text: titleOf(written, locale),
        texts: countOf(sum(written.stored, 'texts'), locale).number,
        own: countOf(sum(written.stored, 'own'), locale).number,
      })),
    },
  })
}

/** The ways between the pages about texts, without the one that is shown. */
export function doorsOf({ staff, locale, here, request }: StaffCall) {
  const words = staff.house.words[locale]
  const path = request.url.split('?', 1)[0]
  return (['texts', 'themes', 'campaigns', 'flags'] as const)
    .filter((page) => here[page] !== path)
    .map((page) => ({ href: here[page], label: words(`texts:door-${page}`) }))
}
