import { rolesIn } from '../../account/appointment.js'
import { consultationAddress } from '../address.js'
import type { PersonCall } from '../staff/call.js'
import { roomsOf } from '../staff/tabs.js'

/** The consultations in which a person has a role, with the rooms it opens. */
export function consultationsView(call: PersonCall) {
  const { staff, locale, someone } = call
  const words = staff.house.words[locale]
  return staff.house.catalogue.current().flatMap((published) => {
    const { consultation } = published
    const roles = rolesIn(someone.appointments, consultation.id)
    if (roles.size === 0) return []
    const here = consultationAddress(locale, consultation.slug[locale])
    const member = someone.appointments.find((each) => each.consultation === consultation.id && each.role === 'member')
    return {
      id: consultation.id,
      heading: `consultation-${consultation.id}`,
      title: consultation.profile.title[locale],
      roles: [...roles].map((role) => words(`role:${role}`)).join(', '),
      rooms: roomsOf(call, { roles, here, published }).map(({ at, label }) => ({
        href: at(here),
        label: words(label),
      })),
      ...(member && { naming: { named: member.named, title: member.title[locale] } }),
    }
  })
}
