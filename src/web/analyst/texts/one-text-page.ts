import type { FastifyReply } from 'fastify'
import type { Act } from '../../../coding/act.js'
import { findActs } from '../../../coding/act-store.js'
import { findNeighbours, searchMode } from '../../../coding/text-store.js'
import type { WholeText } from '../../../coding/whole-text-store.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { openTelling, type TitleOf } from '../../staff/telling.js'
import { actsView } from './acts-view.js'
import { codingView, othersView } from './coding-view.js'
import { filterOf, queryOf } from './filtering.js'
import { findAddressed, type FoundText } from './found-text.js'
import { redactingView } from './redacting-view.js'
import { textView, titleOf } from './text-view.js'
import { type Part, parts } from './typed.js'

/** What can be done here, as `?done=` tells it. */
export const textDeeds = [
  'saved',
  'saved-before',
  'redacted',
  'marked',
  'withdrawn',
  'approved',
  'undone',
  'overtaken',
  'same',
] as const
export type TextDeed = (typeof textDeeds)[number]

type Shown = {
  readonly problems?: Problems
  readonly done?: TextDeed
  /** The parts that stand as they were posted; both unless told. */
  readonly kept?: readonly Part[]
}

/** One text to be read, coded, hidden in part and quoted. What was typed and is not kept yet stands as it was typed. */
export async function sendOneText(call: StaffCall, { problems = {}, ...shown }: Shown = {}): Promise<FastifyReply> {
  const { staff, locale, published, here, request } = call
  const words = staff.house.words[locale]
  const found = await findAddressed(call)
  const { text, written, frame, asked } = found
  const [neighbours, acts, { titleOf: personOf }] = await Promise.all([
    findBeside(call, found),
    findActs(staff.accounts.db, published.consultation.id, { text }),
    openTelling(call, []),
  ])
  const query = queryOf(asked)
  const at = (response: string) => `${here.oneText(written.name, response)}${query}`
  const kept = request.body === undefined ? [] : (shown.kept ?? parts)
  const done = shown.done ?? doneOf(call, textDeeds)
  const isPosted = (part: Part) => kept.includes(part)
  const coding = codingView(call, found, { isPosted: isPosted('coding'), problem: problems['themes'] })
  return sendStaffPage(call, {
    template: 'analyst/one-text',
    page: {
      title: `${words('texts:one')} – ${titleOf(written, locale)}`,
      description: words('texts:description'),
      toggle: { form: 'work', value: 'switch', enter: 'enter' },
    },
    view: {
      list: { href: `${here.questionTexts(written.name)}${query}`, label: titleOf(written, locale) },
      themesPage: here.themes,
      action: at(text.response),
      locale,
      done: done && [words(`texts:done-${done}`), ...kept.map((part) => words(`texts:kept-${part}`))],
      shown: textView(text),
      tags: tagsOf(call, text),
      ...originalView(text),
      coding,
      others: othersView(call, found, personOf),
      redacting: redactingView(call, text, { isPosted: isPosted('redacting'), problems }),
      quotation: quotationView(call, text, personOf),
      acts: actsView(call, { acts: acts.filter((act) => mayBeSeen(call, act, text)), frame, titleOf: personOf }),
      ...(neighbours.previous && { previous: at(neighbours.previous.response) }),
      ...(neighbours.next && { next: at(neighbours.next.response) }),
    },
    fragments: await faultFragments(staff, locale, namedByField(problems, coding.themes[0]?.id)),
  })
}

/** A fault of the themes leads to the first that can be ticked. */
function namedByField({ themes, ...others }: Problems, first: string | undefined): Problems {
  return { [first === undefined ? 'none' : `theme-${first}`]: themes, ...others }
}

/** The texts before and after it in the list that it was reached from. */
export async function findBeside(call: StaffCall, { text, written, frame, asked }: FoundText) {
  const { analyst } = call.staff.house.coding
  const filter = filterOf(call, frame, asked, written)
  return findNeighbours(analyst, { ...filter, mode: await searchMode(analyst, filter) }, text)
}

/** How others coded a text is not told to whoever has not coded it: each reads with their own eyes. */
function mayBeSeen({ person }: StaffCall, { subject }: Act, { themes }: WholeText): boolean {
  return themes !== null || subject.kind !== 'coding' || subject.coder === person.id
}

function tagsOf({ staff, locale }: StaffCall, { language, flags, campaign, verdict, version }: WholeText) {
  const words = staff.house.words[locale]
  return [
    words(`texts:in-${language}`),
    words('texts:version', { number: String(version) }),
    ...(flags ?? []).map((kind) => words(`texts:flag-${kind}`)),
    ...(campaign === null ? [] : [words(`texts:campaign-${verdict ?? 'open'}`)]),
  ]
}

function originalView({ text, language, redactions }: WholeText) {
  return redactions && redactions.length > 0 ? { original: { lang: languageTags[language], text } } : {}
}

function quotationView({ staff, locale, person }: StaffCall, { quotation }: WholeText, personOf: TitleOf) {
  const words = staff.house.words[locale]
  if (!quotation) return { standing: words('texts:quote-none'), mark: true }
  const who = personOf(quotation.markedBy)[locale]
  if (quotation.approvedBy !== undefined) {
    const other = personOf(quotation.approvedBy)[locale]
    return { standing: words('texts:quote-approved', { who, other }), withdraw: true }
  }
  const isOwn = quotation.markedBy === person.id
  return { standing: words(isOwn ? 'texts:quote-own' : 'texts:quote-marked', { who }), withdraw: true, approve: !isOwn }
}
