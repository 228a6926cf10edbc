import { address } from '../../address.js'
import { countOf } from '../../count.js'
import { siteView } from '../../site-view.js'
import type { Call } from './call.js'
import { privatePageView } from '../question/private-page-view.js'

type Tried = {
  readonly typed?: string
  readonly problem?: string
  /** What the code would open has been submitted. */
  readonly submitted?: boolean
}

/** The page that takes a resume code, with what was tried and why it opened nothing. */
export async function sendResumePage(call: Call, { typed = '', problem, submitted = false }: Tried = {}) {
  const { desk, visit, reply } = call
  const { locale, consultation, here } = visit
  return desk.sendPage(reply, {
    locale,
    template: 'public/resume',
    page: privatePageView({ house: call.desk.house, ...call.visit }, 'resume', {
      form: 'resume',
      value: 'switch',
      enter: 'open',
    }),
    view: {
      consultation: consultation.profile.title[locale],
      consultationHref: here.profile,
      action: here.resume,
      ...(submitted && { receiptRules: `${address.privacy(locale)}#receipt` }),
      atFault: problem ? ' at-fault' : '',
      noProblem: problem ? '' : ' hidden',
      problem: problem ?? '',
      value: typed,
      invalid: String(problem !== undefined),
    },
    fragments: problem
      ? await faultFragments(call, problem)
      : { summary: undefined, titlePrefix: titlePrefixOf(call, submitted) },
  })
}

function titlePrefixOf({ desk, visit }: Call, submitted: boolean): string | undefined {
  return submitted ? `${desk.house.words[visit.locale]('resume:submitted')} – ` : undefined
}

async function faultFragments({ desk, visit }: Call, sentence: string) {
  const { locale } = visit
  const one = countOf(1, locale)
  const view = { site: siteView(desk.house, locale), ...one, code: true, faults: [{ href: '#code', sentence }] }
  return {
    summary: await desk.render('components/fault-summary', view),
    titlePrefix: `${desk.house.words[locale]('resume:look-again')} – `,
  }
}
