import type { FastifyInstance, FastifyRequest } from 'fastify'
import { locales } from '../../../questionnaire/questionnaire.js'
import { address, consultationAddress, profileAfterRemoval } from '../../address.js'
import { isHttps } from '../../house.js'
import { keepPages } from '../../kept-pages.js'
import type { Desk } from '../desk.js'
import { tokenOf } from '../respond/respondent.js'
import {
  renderAbout,
  renderAccessibility,
  renderList,
  renderPrivacy,
  renderProfile,
  renderQuestions,
} from './site-pages.js'
import { renderSplash } from './splash-page.js'
import { type EarlyVisit, earlyVisitOf, visitOf } from '../visit.js'

/** The pages that are the same for everybody. */
export function siteRoutes(app: FastifyInstance, desk: Desk): void {
  const sendKept = keepPages(desk.house)
  const serve = (path: string, render: () => Promise<string>) =>
    app.get(path, (request, reply) => sendKept(request, reply, { address: path, render }))
  serve(address.home, () => renderSplash(desk))
  for (const locale of locales) {
    app.get(`/${locale}`, (_request, reply) => reply.redirect(address.consultations(locale), 302))
    serve(address.consultations(locale), () => renderList(desk, locale))
    serve(address.privacy(locale), () => renderPrivacy(desk, locale))
    serve(address.accessibility(locale), () => renderAccessibility(desk, locale))
    serve(address.about(locale), () => renderAbout(desk, locale))
    const at = consultationAddress(locale, ':slug')
    app.get(at.profile, (request, reply) => {
      const visit = earlyVisitOf(desk.house, locale, request)
      if (!tellsOfRemoval(desk, visit, request)) {
        return sendKept(request, reply, { address: visit.here.profile, render: () => renderProfile(desk, visit) })
      }
      const render = () => renderProfile(desk, visit, { removed: true })
      void reply.header('x-robots-tag', 'noindex, nofollow')
      return sendKept(request, reply, { address: profileAfterRemoval(visit.here), render })
    })
    app.get(at.questions, (request, reply) => {
      const visit = visitOf(desk.house, locale, request)
      return sendKept(request, reply, { address: visit.here.questions, render: () => renderQuestions(desk, visit) })
    })
  }
}

/** A link from elsewhere may ask for it too: to a browser that still holds answers it would not be true. */
function tellsOfRemoval({ house }: Desk, { consultation }: EarlyVisit, request: FastifyRequest): boolean {
  const { done } = request.query as { done?: unknown }
  return done === 'removed' && tokenOf(request, consultation.id, isHttps(house)) === undefined
}
