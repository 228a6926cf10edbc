import type { FastifyReply } from 'fastify'
import type { Entry } from './entry.js'

/**
 * Whether a request was begun by another site. Cookies for our own site alone stay behind then, though the person may be
 * signed in: one step of our own brings them along.
 */
export function comesFromElsewhere({ request }: Entry): boolean {
  return ['cross-site', 'same-site'].includes(request.headers['sec-fetch-site'] as string)
}

/** A page that leads on by itself, without a script, to an address of ours. */
export function sendStep({ staff, reply, locale }: Entry, onward: string): Promise<FastifyReply> {
  const words = staff.house.words[locale]
  const page = {
    title: `${words('step:title')} – ${words('site:name')}`,
    description: words('step:description'),
    toggle: { href: onward },
    noindex: true,
    refresh: onward,
  }
  return staff.sendPage(reply, { locale, template: 'staff/step', page, view: { onward } })
}
