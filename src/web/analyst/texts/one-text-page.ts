import type { FastifyReply } from 'fastify'
import { type FlagKind, flagsIn } from '../../../coding/flags.js'
import { findActs } from '../../../coding/act-store.js'
import { findStandingFrame } from '../../../coding/frame-store.js'
import { reasonCodes, redactionReasons } from '../../../coding/reason.js'
import { findNeighbours, findWholeText, searchMode, type WholeText } from '../../../coding/text-store.js'
import { countedAs, type Frame, inOrder, isOffered, sorted } from '../../../coding/theme.js'
import type { Written } from '../../../export/written.js'
import type { Fields } from '../../../questionnaire/answers.js'
import { NotHere } from '../../not-here.js'
import { postedField } from '../../posted-field.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { entryField, problemView } from '../../staff/entry-field.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { openTelling, type TitleOf } from '../../staff/telling.js'
import { actsView } from './acts-view.js'
import { type Asked, askedIn, filterOf, queryOf } from './filtering.js'
import { writtenFrom } from './question-texts-page.js'
import { textView, titleOf } from './text-view.js'

/** What can be done here, as `?done=` tells it. */
export const textDeeds = [
  'saved',
  'redacted',
  'marked',
  'withdrawn',
  'approved',
  'undone',
  'overtaken',
  'same',
] as const
export type TextDeed = (typeof textDeeds)[number]

export type FoundText = {
  readonly text: WholeText
  readonly written: Written
  readonly frame: Frame
  readonly asked: Asked
}

/** The text that the address names; throws `NotHere` where there is none. */
export async function findAddressed(call: StaffCall): Promise<FoundText> {
  const { staff, request, published, person } = call
  const { analyst } = staff.house.coding
  const { id } = published.consultation
  const { response } = request.params as { response: string }
  const written = writtenFrom(call)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(response)) throw new NotHere()
  const [text, { frame }] = await Promise.all([
    findWholeText(analyst, id, { questions: written.stored, response, coder: person.id }),
    findStandingFrame(analyst, id),
  ])
  if (!text) throw new NotHere()
  return { text, written, frame, asked: askedIn(call, frame) }
}

/** One text to be read, coded, hidden in part and quoted. What was typed and does not fit stands as it was typed. */
export async function sendOneText(
  call: StaffCall,
  { problems = {} }: { readonly problems?: Problems } = {},
): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house, accounts } = staff
  const words = house.words[locale]
  const found = await findAddressed(call)
  const { text, written, frame, asked } = found
  const filter = filterOf(call, frame, asked, written)
  const mode = await searchMode(house.coding.analyst, filter)
  const [{ previous, next }, acts, { titleOf: personOf }] = await Promise.all([
    findNeighbours(house.coding.analyst, { ...filter, mode }, text),
    findActs(accounts.db, published.consultation.id, { text }),
    openTelling(call, []),
  ])
  const query = queryOf(asked)
  const at = (response: string) => `${here.oneText(written.name, response)}${query}`
  const done = doneOf(call, textDeeds)
  return sendStaffPage(call, {
    template: 'analyst/one-text',
    page: { title: words('texts:one'), description: words('texts:description') },
    view: {
      list: { href: `${here.questionTexts(written.name)}${query}`, label: titleOf(written, locale) },
      themesPage: here.themes,
      action: at(text.response),
      done: done && words(`texts:done-${done}`),
      shown: textView(text),
      tags: tagsOf(call, text),
      ...originalView(text),
      coding: codingView(call, found, problems),
      others: othersView(call, found, personOf),
      redacting: redactingView(call, text, problems),
      quotation: quotationView(call, text, personOf),
      acts: actsView(call, { acts, frame, titleOf: personOf }),
      ...(previous && { previous: at(previous.response) }),
      ...(next && { next: at(next.response) }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

function tagsOf({ staff, locale }: StaffCall, { language, flags, campaign, verdict, version }: WholeText) {
  const words = staff.house.words[locale]
  return [
    words(`texts:in-${language}`),
    words('texts:version', { number: String(version) }),
    ...(flags ?? []).map((kind: FlagKind) => words(`texts:flag-${kind}`)),
    ...(campaign === null ? [] : [words(`texts:campaign-${verdict ?? 'open'}`)]),
  ]
}

function originalView({ text, language, redactions }: WholeText) {
  return redactions && redactions.length > 0 ? { original: { lang: languageTags[language], text } } : {}
}

/** Whether the page comes back with what was posted in the form of that name. */
function isPosted({ request }: StaffCall, form: 'code' | 'redact'): boolean {
  const go = postedField(request.body, 'go')
  return form === 'redact' ? go === 'redact' : go === 'save' || go === 'next'
}

export function postedValues(body: unknown, name: string): readonly string[] {
  return body instanceof Map ? ((body as Fields).get(name) ?? []) : []
}

function codingView(call: StaffCall, { text, frame }: FoundText, problems: Problems) {
  const { locale, request } = call
  const posted = isPosted(call, 'code')
  const own = posted ? postedValues(request.body, 'theme') : (text.themes ?? []).map((id) => countedAs(frame, id))
  const isNone = posted ? postedField(request.body, 'none') !== '' : text.themes?.length === 0
  const themes = inOrder(frame).filter((theme) => isOffered(theme) || own.includes(theme.id))
  return {
    ...problemView(problems['themes']),
    none: isNone ? ' checked' : '',
    themes: themes.map(({ id, label, description, parent }) => ({
      id,
      label: label[locale],
      description: description[locale],
      isSub: parent !== undefined,
      checked: own.includes(id) ? ' checked' : '',
    })),
  }
}

/** Of the others only once one has coded oneself, so that each reads with their own eyes. */
function othersView({ locale, person }: StaffCall, { text, frame }: FoundText, personOf: TitleOf) {
  const others = text.coders.filter(({ coder }) => coder !== person.id)
  return {
    hidden: text.themes === null && others.length > 0,
    coders:
      text.themes === null
        ? []
        : others.map(({ coder, themes }) => ({
            who: personOf(coder)[locale],
            themes: sorted(themes.map((id) => countedAs(frame, id))).map((id) => frame.get(id)?.label[locale] ?? id),
          })),
  }
}

function redactingView(call: StaffCall, { text, language }: WholeText, problems: Problems) {
  const { staff, locale, request } = call
  const words = staff.house.words[locale]
  const posted = isPosted(call, 'redact')
  const typed = (name: string) => (posted ? postedField(request.body, name) : '')
  const spans = posted ? postedValues(request.body, 'span') : []
  const points = Array.from(text)
  return {
    flags: flagsIn(text).map(({ kind, start, length }) => ({
      id: `span-${start}`,
      value: `${start}:${length}`,
      kind: words(`texts:flag-${kind}`),
      words: points.slice(start, start + length).join(''),
      lang: languageTags[language],
      checked: spans.includes(`${start}:${length}`) ? ' checked' : '',
    })),
    passage: {
      id: 'passage',
      name: 'passage',
      label: words('texts:passage'),
      lang: languageTags[language],
      value: typed('passage'),
      ...problemView(problems['passage']),
    },
    reasons: {
      name: 'reason',
      legend: words('texts:reason'),
      ...problemView(problems['reason']),
      options: reasonCodes.map((reason, place) => ({
        id: place === 0 ? 'reason' : `reason-${reason}`,
        value: reason,
        label: redactionReasons[reason][locale],
        checked: typed('reason') === reason ? ' checked' : '',
      })),
    },
    note: entryField({
      name: 'note',
      label: words('texts:note'),
      hint: words('texts:note-hint'),
      value: typed('note'),
      problem: problems['note'],
    }),
  }
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
