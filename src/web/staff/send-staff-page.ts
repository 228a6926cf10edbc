import type { FastifyReply } from 'fastify'
import { nameIn } from '../../account/appointment.js'
import { address } from '../address.js'
import type { PageView } from '../site-view.js'
import type { PersonCall, StaffCall } from './call.js'
import { tabsOf } from './tabs.js'

export type StaffPage = {
  readonly template: string
  /** `toggle` is the same page in the other language, unless told. */
  readonly page: Omit<PageView, 'toggle'> & { readonly toggle?: PageView['toggle'] }
  readonly view: object
  /** Parts of the page rendered apart, by the names of their places in the template. */
  readonly fragments?: { readonly [place: string]: string | undefined }
}

/**
 * Renders a page in the frame of rooms: tabs for the person's roles, who they are, the way out. Its title is followed by the
 * consultation's.
 */
export function sendStaffPage(call: StaffCall, page: StaffPage): Promise<FastifyReply> {
  const { published, locale } = call
  const { consultation } = published
  const about = consultation.profile.title[locale]
  const room = {
    ...roomView(call),
    who: whoIn(call),
    consultation: { href: call.here.profile, label: about },
    tabs: tabsOf(call),
  }
  const { synthetic } = consultation
  return send(call, { ...page, page: { ...page.page, title: `${page.page.title} – ${about}`, synthetic } }, room)
}

/** Everything that one person is called here: whoever has two titles, or a name beside them, sees that both are theirs. */
function whoIn({ person, someone, locale, published }: StaffCall): string {
  const name = nameIn(person.name, someone.appointments)[locale]
  const titles = someone.appointments
    .filter(({ consultation }) => consultation === published.consultation.id)
    .map(({ title }) => title[locale])
  if (titles.length === 0) return name
  const told = new Intl.ListFormat(`${locale}-CA`, { type: 'conjunction' }).format(titles)
  return titles.includes(name) ? told : `${told} (${name})`
}

/** The same for pages that belong to no consultation. */
export function sendPersonPage(call: PersonCall, page: StaffPage): Promise<FastifyReply> {
  const name = nameIn(call.person.name, call.someone.appointments)
  return send(call, page, { ...roomView(call), who: name[call.locale] })
}

function roomView({ locale }: PersonCall) {
  return { account: address.account(locale), signOut: address.signOut(locale) }
}

function send({ staff, reply, locale, twin }: PersonCall, { page, view, ...rest }: StaffPage, room: object) {
  const styles = [...new Set([staff.house.assets.href('room.css'), ...(page.styles ?? [])])]
  const framed = { toggle: { href: twin }, ...page, noindex: true, styles }
  return staff.sendPage(reply, { locale, page: framed, view: { ...view, room }, ...rest })
}
