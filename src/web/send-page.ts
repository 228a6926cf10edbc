import type { FastifyReply } from 'fastify'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { House } from './house.js'
import { type Render, sendHtml } from './rendering.js'
import { type PageView, siteView } from './site-view.js'
import { fill, slotMarks } from './slots.js'

export type PageToSend = {
  readonly locale: Locale
  readonly template: string
  readonly page: PageView
  readonly view: object
  /** Parts of the page rendered apart, by the names of their places in the template. */
  readonly fragments?: { readonly [place: string]: string | undefined }
}

export type SendPage = (reply: FastifyReply, page: PageToSend) => Promise<FastifyReply>

/** Renders a page of its own for one request, in the frame of the site. */
export function pageSender(house: House, render: Render): SendPage {
  return async (reply, { locale, template, page, view, fragments = {} }) => {
    const marks = slotMarks<string>()
    const places = Object.fromEntries(Object.keys(fragments).map((place) => [place, marks.mark(place, '')]))
    const html = await render(template, { site: siteView(house, locale), page, ...view, ...places })
    const parts: Buffer[] = []
    fill(parts, marks.prepare(html), (place) => fragments[place])
    return sendHtml(reply, Buffer.concat(parts))
  }
}
