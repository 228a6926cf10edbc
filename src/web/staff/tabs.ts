import type { Role } from '../../account/role.js'
import { type ConsultationAddress, consultationAddress } from '../address.js'
import type { StaffCall } from './call.js'

type Tab = {
  readonly label: string
  readonly of: readonly Role[]
  /** Of whoever has a room of the same name that does more. */
  readonly unless?: Role
  /** Opens with the first version. */
  readonly ofVersion?: true
  readonly at: (here: ConsultationAddress) => string
  /** Pages of the room that are not below it. */
  readonly also?: (here: ConsultationAddress) => readonly string[]
}

const tabs: readonly Tab[] = [
  { label: 'room:questions', of: ['member', 'editor'], at: (here) => here.roundtable },
  { label: 'room:preview', of: ['member', 'editor'], at: (here) => here.preview },
  { label: 'room:own-proposals', of: ['member'], at: (here) => here.ownProposals },
  { label: 'room:docket', of: ['editor'], at: (here) => here.desk },
  { label: 'room:owed', of: ['editor'], at: (here) => here.owed },
  { label: 'room:publication', of: ['editor'], at: (here) => here.publication },
  { label: 'room:meetings', of: ['member'], unless: 'editor', at: (here) => here.roundtableMeetings },
  { label: 'room:meetings', of: ['editor'], at: (here) => here.meetings },
  { label: 'room:consultation', of: ['editor'], at: (here) => here.deskConsultation },
  { label: 'room:history', of: ['editor'], at: (here) => here.history },
  { label: 'room:analysis', of: ['analyst'], at: (here) => here.analysis },
  {
    label: 'room:texts',
    of: ['analyst'],
    at: (here) => here.texts,
    also: (here) => [here.themes, here.campaigns, here.flags],
  },
  { label: 'room:files', of: ['analyst'], at: (here) => here.files },
  { label: 'room:tokens', of: ['analyst'], at: (here) => here.tokens },
  { label: 'room:preparing', of: ['analyst'], at: (here) => here.preparing },
  { label: 'room:results', of: ['editor'], at: (here) => here.deskResults },
  { label: 'room:results', of: ['member'], unless: 'editor', ofVersion: true, at: (here) => here.roundtableResults },
  { label: 'room:people', of: ['administrator'], at: (here) => here.people },
  { label: 'room:changes', of: ['member', 'editor', 'analyst'], ofVersion: true, at: (here) => here.changes },
]

type Where = Pick<StaffCall, 'roles' | 'here' | 'published'>

/** The rooms of a consultation that a person's roles open, in the order of the work. */
export function roomsOf(
  { request, locale }: Pick<StaffCall, 'request' | 'locale'>,
  { roles, published }: Where,
): readonly Tab[] {
  const pattern = consultationAddress(locale, ':slug')
  return tabs
    .filter(({ of, unless }) => of.some((role) => roles.has(role)) && !(unless && roles.has(unless)))
    .filter(({ ofVersion }) => !ofVersion || published.versions.length > 0)
    .filter(({ at }) => request.server.hasRoute({ method: 'GET', url: at(pattern) }))
}

export function tabsOf(call: StaffCall) {
  const { staff, request, locale, here } = call
  const words = staff.house.words[locale]
  const path = request.url.split('?', 1)[0]!
  const rooms = roomsOf(call, call)
  const around = rooms.flatMap((room) =>
    [room.at(here), ...(room.also?.(here) ?? [])].flatMap((place) => (isBelow(path, place) ? [{ room, place }] : [])),
  )
  const current = around.toSorted((a, b) => b.place.length - a.place.length)[0]?.room
  return rooms.map((room) => ({
    href: room.at(here),
    label: words(room.label),
    ...(room === current && { current: room.at(here) === path ? 'page' : 'true' }),
  }))
}

function isBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}
