import type { FastifyReply } from 'fastify'
import { findAppointed } from '../../account/appointment-store.js'
import { findAccounts } from '../../account/person-store.js'
import { roles } from '../../account/role.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import type { StaffCall } from '../staff/call.js'

export async function sendPeople(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published } = call
  const words = staff.house.words[locale]
  return sendStaffPage(call, {
    template: 'administrator/people',
    page: {
      title: `${words('people:title')} – ${published.consultation.profile.title[locale]}`,
      description: words('people:description'),
    },
    view: { people: await peopleView(call) },
  })
}

async function peopleView({ staff, locale, published }: StaffCall) {
  const { db } = staff.accounts
  const words = staff.house.words[locale]
  const appointed = await findAppointed(db, published.consultation.id)
  const accounts = await findAccounts(db, [...new Set(appointed.map(({ person }) => person))])
  const order = ({ role, title }: (typeof appointed)[number]) => `${roles.indexOf(role)} ${title[locale]}`
  const collator = new Intl.Collator(locale, { numeric: true })
  return appointed
    .toSorted((a, b) => collator.compare(order(a), order(b)))
    .map(({ person, role, title }) => {
      const account = accounts.find(({ id }) => id === person)!
      return { id: person, title: title[locale], role: words(`role:${role}`), name: account.name, email: account.email }
    })
}
