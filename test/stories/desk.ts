import type { NodeName } from '../../src/questionnaire/change.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import type { ReviewAct } from '../../src/revision/acting.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import type { Review } from '../../src/revision/review.js'
import { type Edited, edit } from '../../src/revision/revise.js'
import { wordsAt } from '../../src/revision/text-name.js'
import { consultationAddress } from '../../src/web/address.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'
import { closesOn, opensOn, spring } from './spring.js'

/** A published consultation of six questions, and the sample people at work on its next version. */
export type Desk = {
  readonly site: Site
  readonly at: { readonly [L in Locale]: ReturnType<typeof consultationAddress> }
  review(): Promise<Review>
  act<Result>(by: string, act: ReviewAct<Result>): Promise<Result>
  /** An editor's revision of a text in one language. */
  reword(node: NodeName, locale: Locale, to: string): Promise<Edited>
  signIn(id: string): ReturnType<typeof signedIn>
}

export async function openDesk(): Promise<Desk> {
  const site = await openSite()
  await addConsultation(site, { id: 'spring', questionnaire: spring, opensOn, closesOn })
  const password = await site.addPeople()
  const reviews = openReviewStore(site.db)
  const act: Desk['act'] = (by, asked) => reviews.act({ consultation: 'spring', by, at: new Date() }, asked)
  return {
    site,
    at: { en: consultationAddress('en', 'spring'), fr: consultationAddress('fr', 'spring-fr') },
    review: () => reviews.read('spring'),
    act,
    reword: async (node, locale, to) => {
      const { draft } = await reviews.read('spring')
      const attribute = node.kind === 'option' ? 'label' : 'text'
      const from = wordsAt(draft!.document, { node, attribute })![locale]!
      const reason = { en: `So that ${to} stands`, fr: `Pour que « ${to} » y soit` }
      const change = { kind: 'set', node, attribute, locale, from, to } as const
      return act('editor-1', edit({ madeOn: draft!.revisions.length - 1, changes: [change], reason }))
    },
    signIn: (id) => signedIn(site, id, password),
  }
}
