import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { shapingOf } from '../../../revision/shaping.js'
import { address, consultationAddress } from '../../address.js'
import { keepPages } from '../../kept-pages.js'
import { type PageView, siteView } from '../../site-view.js'
import { type ChangesSubject, changesView, mentionsTold, type Names } from './changes-view.js'
import { NotHere } from '../../not-here.js'
import type { Desk } from '../desk.js'
import { type Visit, visitOf } from '../visit.js'

export type ChangesDesk = Desk & { namesIn(consultation: string): Promise<Names> }

/** How the roundtable shaped the latest version: what was asked for, what changed, and why. */
export function changesRoutes(app: FastifyInstance, desk: ChangesDesk, locale: Locale): void {
  const sendKept = keepPages(desk.house)
  app.get(consultationAddress(locale, ':slug').changes, async (request, reply) => {
    const visit = visitOf(desk.house, locale, request)
    const { id } = visit.consultation
    // Words may be erased at any time, and an erasure is an entry of the history; a name may go without any.
    const [{ hash }, names] = await Promise.all([desk.house.reviews.findHead(id), desk.namesIn(id)])
    const edition = JSON.stringify([hash, ...names])
    const render = () => renderChanges(desk, visit, names)
    return sendKept(request, reply, { address: visit.here.changes, edition, render })
  })
}

async function renderChanges({ house, render }: Desk, visit: Visit, names: Names): Promise<string> {
  const { locale, consultation, here, there } = visit
  const words = house.words[locale]
  const subject = await findSubject(house.reviews, visit)
  const page: PageView = {
    title: `${words('changes:title')} – ${consultation.profile.title[locale]}`,
    description: words('changes:description'),
    toggle: { href: there.changes },
    signIn: { href: address.signIn(locale) },
    crumbs: [{ href: here.profile, label: consultation.profile.title[locale] }],
    styles: [house.assets.href('changes.css')],
    synthetic: consultation.synthetic,
    ...(consultation.sensitive ? { exit: { href: here.leave } } : {}),
  }
  return render('public/changes', {
    site: siteView(house, locale),
    page,
    consultationHref: here.profile,
    ...changesView({ ...subject, names }, words, locale),
  })
}

/** Throws `NotHere` when the latest version was published without a review. */
async function findSubject(
  reviews: Desk['house']['reviews'],
  { consultation, published, latest, locale }: Visit,
): Promise<Omit<ChangesSubject, 'names'>> {
  const now = await reviews.read(consultation.id)
  const publication = now.publications.find(({ version }) => version === latest.number)
  if (!publication) throw new NotHere()
  // What has been done since is about the next version, and not yet for everybody.
  const review = await reviews.readAt(consultation.id, publication.event)
  const shaping = shapingOf(review, review.draft!, publication.revision)
  return {
    review,
    draft: review.draft!,
    shaping,
    publication,
    said: await reviews.findSaid(mentionsTold({ shaping }).map(({ utterance }) => utterance)),
    versions: published.versions,
    head: await reviews.findHeadAt(consultation.id, publication.event),
    slug: consultation.slug[locale],
  }
}
